using System.Globalization;
using Microsoft.Data.Sqlite;
using Translate.Core.Pretranslation;

namespace Translate.Benchmarks;

/// <summary>A desk with so much in it as a newsroom has after years, written into the database as rows.</summary>
/// <param name="documents">The documents; each is translated into five locales, and has twenty segments.</param>
sealed class FullDesk(int documents)
{
    /// <summary>The states of jobs by their number in the database.</summary>
    const int Preparing = 0, Available = 1, Claimed = 2, Submitted = 3, Delivered = 5, Cancelled = 6;

    /// <summary>A kind of outlet, and the states of what is published there.</summary>
    const int Folder = 1, Published = 1, NotPublished = 2;

    /// <summary>What an analysis is among the kinds of background work, and the state of work that is done.</summary>
    const int Analysis = 7, Done = 1;

    /// <summary>Whose changes an effort counts.</summary>
    const int Translating = 0, Reviewing = 1;

    const int SegmentsEach = 20, People = 60;

    static readonly string[] Locales = ["ko", "ja", "es", "fr", "de"];

    static readonly string[] Topics = ["Politics", "Economy", "Culture", "Sport", "Science", "Weather", "Opinion", "Travel"];

    static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["en"] = "the alliance minister treaty economy bridge opens on Monday after a long debate about trade security energy climate schools in Seoul and Washington where leaders met to discuss growth jobs prices exports defence culture museum festival railway harbour weather storm election parliament court budget reform".Split(' '),
        ["ko"] = "한미동맹 장관은 조약을 경제 성장과 안보를 두고 월요일에 서울에서 만나 오랜 토론 끝에 합의했다 에너지 기후 학교 수출 물가 일자리 국방 문화 박물관 축제 철도 항구 날씨 태풍 선거 국회 법원 예산 개혁을 다시 살펴본다".Split(' '),
        ["ja"] = "日米同盟 大臣は 条約を 経済の 成長と 安全保障を めぐり 月曜日に 東京で 会談し 長い 議論の 末に 合意した 気候 学校 輸出 物価 雇用 防衛 文化 美術館 祭り 鉄道 港 天気 台風 選挙 国会 裁判所 予算 改革".Split(' '),
        ["es"] = "la alianza ministro tratado economía puente abre el lunes tras un largo debate sobre comercio seguridad energía clima escuelas en Seúl donde líderes hablaron de crecimiento empleo precios".Split(' '),
        ["fr"] = "l’alliance ministre traité économie pont ouvre lundi après un long débat sur commerce sécurité énergie climat écoles à Séoul où dirigeants parlent de croissance emploi prix".Split(' '),
        ["de"] = "das Bündnis Minister Vertrag Wirtschaft Brücke öffnet am Montag nach langer Debatte über Handel Sicherheit Energie Klima Schulen in Seoul wo Fachleute über Wachstum Arbeit Preise sprachen".Split(' '),
    };

    readonly Random random = new(7);
    readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    /// <summary>The address of one of its translators.</summary>
    public static string Translator => "t1@example.org";

    /// <summary>Writes it.</summary>
    public void Write(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using (var pragma = connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA synchronous = OFF";
            pragma.ExecuteNonQuery();
        }

        using var transaction = connection.BeginTransaction();
        using var person = Insert(connection, "AspNetUsers", "Id", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "DisplayName", "IsOperator", "Created", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount", "SecurityStamp");
        using var member = Insert(connection, "Memberships", "DeskId", "PersonId", "Role", "IsTrusted");
        using var pair = Insert(connection, "LanguagePairs", "PersonId", "From", "To");
        for (var i = 1; i <= People; i++)
        {
            Run(person, i + 1, $"t{i}@example.org", $"T{i}@EXAMPLE.ORG", $"t{i}@example.org", $"T{i}@EXAMPLE.ORG", $"Translator {i}", 0, now.UtcTicks, 1, 0, 0, 0, 0, $"{i}");
            Run(member, 1, i + 1, i % 10 == 0 ? 2 : 1, 1);
            Run(pair, i + 1, "en", Locales[i % Locales.Length]);
        }

        using var document = Insert(connection, "Documents", "Id", "DeskId", "Name", "Format", "SourceLocale", "State", "Units", "Segments", "Words", "Size", "Revision", "Created", "Topic", "Title", "Author", "TakenInById");
        using var file1 = Insert(connection, "SourceFiles", "DocumentId", "Bytes");
        using var segment = Insert(connection, "Segments", "DocumentId", "Ordinal", "UnitId", "Kind", "Level", "Before", "Source", "After", "Words");
        using var job = Insert(connection, "Jobs", "Id", "DeskId", "DocumentId", "Locale", "State", "Since", "TranslatorId", "ClaimedUntil", "DueAt", "Priority", "OpenTo", "Part", "First", "Segments", "Prepared", "Translated", "Assured", "BatchesLeft", "IsForPeople");
        using var target = Insert(connection, "Targets", "JobId", "Ordinal", "Text", "State", "Origin", "AuthorId", "Version", "Changed");
        using var audit = Insert(connection, "Audit", "DeskId", "DocumentId", "JobId", "PersonId", "Act", "At");
        using var review = Insert(connection, "Reviews", "DeskId", "JobId", "Locale", "TranslatorId", "EditorId", "Outcome", "Words", "Segments", "Edited", "Penalty", "At");
        using var band = Insert(connection, "JobBands", "JobId", "Band", "Segments", "Words", "Characters");
        using var analysed = Insert(connection, "Batches", "Kind", "DocumentId", "JobId", "First", "Count", "State", "DueAt", "Attempts", "Estimate", "Waits", "Wanted", "FromMemory", "Copied", "FromMachine", "FromCache", "ToPeople");
        using var effort = Insert(connection, "JobEfforts", "JobId", "Pass", "Origin", "OriginName", "Band", "DeskId", "Segments", "Unchanged", "SourceWords", "Edits", "Words", "ChrFWords", "Seconds", "At");
        using var outlet = Insert(connection, "Outlets", "Id", "DeskId", "Name", "Kind", "Place", "Options", "IsAutomatic", "IsPaused", "Created");
        using var publication = Insert(connection, "Publications", "OutletId", "DeliveryId", "Message", "State", "Created", "Done", "Failure");
        using var notice = Insert(connection, "Notices", "PersonId", "DeskId", "JobId", "Kind", "Key", "At", "MailAttempts", "Mailed");
        Run(outlet, 1, 1, "Site", Folder, "/nowhere", "{}", 0, 1, now.UtcTicks);
        var deliveries = 0L;
        using var delivery = Insert(connection, "Deliveries", "Id", "JobId", "Name", "Bytes", "MachineShare", "Created");
        for (var d = 1; d <= documents; d++)
        {
            var created = now.AddDays(-90.0 * (documents - d) / documents).AddMinutes(-30);
            var words = 0;
            var sources = Enumerable.Range(0, SegmentsEach).Select(_ => Sentence("en")).ToList();
            Run(document, d, 1, $"article-{d}.txt", "text", "en", 1, SegmentsEach, SegmentsEach, SegmentsEach * 12, 1500, 1, created.UtcTicks, Topics[d % Topics.Length], Sentence("en", 5), $"Author {d % 97}", 1);
            Run(file1, d, System.Text.Encoding.UTF8.GetBytes(string.Join("\n\n", sources)));
            for (var s = 0; s < SegmentsEach; s++) Run(segment, d, s, $"{s}", 0, 0, "", sources[s], s < SegmentsEach - 1 ? "\n\n" : "", 12);
            for (var l = 0; l < Locales.Length; l++, words++)
            {
                var id = ((long)(d - 1) * Locales.Length) + l + 1;
                var state = random.Next(100) switch { < 58 => Delivered, < 80 => Available, < 89 => Claimed, < 95 => Submitted, < 98 => Cancelled, _ => Preparing };
                var translator = state is Available or Preparing or Cancelled ? (long?)null : 2 + (random.Next(People / Locales.Length) * Locales.Length) + ((l + Locales.Length - 1) % Locales.Length);
                var since = created.AddHours(random.NextDouble() * Math.Max(1, Math.Min(200, (now - created).TotalHours - 1)));
                var done = state switch { Delivered or Submitted => SegmentsEach, Claimed => random.Next(SegmentsEach), _ => 0 };
                Run(
                    job, id, 1, d, Locales[l], state, since.UtcTicks, translator, state is Claimed ? now.AddHours(random.Next(-2, 72) + 2).UtcTicks : null, random.Next(3) == 0 ? null : since.AddDays(random.Next(1, 60)).UtcTicks,
                    random.Next(10) switch { 0 => 2, 1 => 1, 2 => -1, _ => 0 }, 0, 0, 0, SegmentsEach, SegmentsEach, done, 0, 0, 0);
                for (var s = 0; s < done; s++) Run(target, id, s, Sentence(Locales[l]), (int)(state is Delivered ? TargetState.Reviewed : TargetState.Translated), (int)OriginKind.Human, translator, 1, since.AddMinutes(s - SegmentsEach - 5).UtcTicks);
                foreach (var (known, segments) in Bands()) Run(band, id, (int)known, segments, segments * 12, segments * 70);
                Run(analysed, Analysis, d, id, 0, 0, Done, created.UtcTicks, 1, 0, 0, 0, 0, 0, 0, 0, 0);
                Act("prepared", created, null);
                if (translator is null) continue;

                Act("claimed", since.AddHours(-6), translator);
                if (state is Claimed && random.Next(5) == 0) Act("returned", since.AddSeconds(1), 1);
                if (state is Claimed) continue;

                Act("submitted", since.AddHours(-2), translator);
                Run(notice, 1, 1, id, "submitted", $"submitted:{id}", since.UtcTicks, 0, since.UtcTicks);
                if (state is not Delivered) continue;

                Act("approved", since.AddMinutes(-5), 1);
                Act("delivered", since, null);
                Run(review, 1, id, Locales[l], translator, 1, random.Next(3), SegmentsEach * 12, SegmentsEach, random.Next(6), random.Next(20), since.UtcTicks);
                foreach (var pass in (int[])[Translating, Reviewing])
                    foreach (var (origin, name, known) in new[] { (OriginKind.Memory, "News", MatchBand.Exact), (OriginKind.Memory, "News", MatchBand.From85), (OriginKind.Machine, "DeepL", MatchBand.New), (OriginKind.Human, "", MatchBand.New) })
                        Run(effort, id, pass, (int)origin, name, (int)known, 1, 5, random.Next(6), 60, random.Next(30), 60, 60.0 * random.Next(50, 100), random.Next(60, 300), since.UtcTicks);
                if (l == 0)
                {
                    Run(delivery, ++deliveries, id, $"article-{d}.{Locales[l]}.txt", "Text"u8.ToArray(), 0, since.UtcTicks);
                    var failed = deliveries % 100 == 0;
                    Run(publication, 1, deliveries, Guid.NewGuid().ToString().ToUpperInvariant(), failed ? NotPublished : Published, since.UtcTicks, failed ? null : since.UtcTicks, failed ? "the disk is full." : null);
                }

                void Act(string act, DateTimeOffset at, long? by) => Run(audit, 1, d, id, by, act, at.UtcTicks);
            }
        }

        transaction.Commit();
    }

    /// <summary>How the segments of a job were known: some bands of all, with something in each.</summary>
    IEnumerable<(MatchBand Band, int Segments)> Bands()
    {
        var left = SegmentsEach;
        foreach (var band in MatchAnalysis.Bands.Where(_ => random.Next(2) == 0).Where(b => b is not MatchBand.New))
        {
            if (left < 2) break;
            var some = random.Next(1, (left / 2) + 1);
            left -= some;
            yield return (band, some);
        }

        yield return (MatchBand.New, left);
    }

    string Sentence(string locale, int length = 12)
    {
        var words = Words[locale];
        return string.Join(' ', Enumerable.Range(0, length).Select(_ => words[random.Next(words.Length)])) + (locale is "ja" ? "。" : ".");
    }

    static SqliteCommand Insert(SqliteConnection connection, string table, params string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})");
        for (var i = 0; i < columns.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        return command;
    }

    static void Run(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
