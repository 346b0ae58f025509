using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>The database: all state of the service. One model for SQLite and PostgreSQL, a set of migrations for each.</summary>
/// <remarks>Enumerations are stored by their number, because states are compared; new members go at the end.</remarks>
public abstract class TranslateDb(DbContextOptions options) : IdentityUserContext<Person, long>(options), IDataProtectionKeyContext
{
    /// <summary>The desks.</summary>
    public DbSet<Desk> Desks => Set<Desk>();

    /// <summary>Who belongs to which desk.</summary>
    public DbSet<Membership> Memberships => Set<Membership>();

    /// <summary>Bearer tokens.</summary>
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    /// <summary>One-time sign-in links.</summary>
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    /// <summary>The documents.</summary>
    public DbSet<Document> Documents => Set<Document>();

    /// <summary>Their bytes.</summary>
    public DbSet<SourceFile> SourceFiles => Set<SourceFile>();

    /// <summary>Their segments.</summary>
    public DbSet<DocumentSegment> Segments => Set<DocumentSegment>();

    /// <summary>What editors decided about their units.</summary>
    public DbSet<UnitChoice> UnitChoices => Set<UnitChoice>();

    /// <summary>What became of units when sources were revised.</summary>
    public DbSet<RevisedUnit> RevisedUnits => Set<RevisedUnit>();

    /// <summary>The jobs.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>Segments that were split or joined in a job.</summary>
    public DbSet<JobSegment> JobSegments => Set<JobSegment>();

    /// <summary>The translations of their segments.</summary>
    public DbSet<SegmentTarget> Targets => Set<SegmentTarget>();

    /// <summary>What translations were before a person changed them.</summary>
    public DbSet<PastTarget> PastTargets => Set<PastTarget>();

    /// <summary>What people say about segments.</summary>
    public DbSet<SegmentComment> Comments => Set<SegmentComment>();

    /// <summary>Who has which job open.</summary>
    public DbSet<Presence> Presence => Set<Presence>();

    /// <summary>What people should know.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Links by which people join desks.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>What people translate.</summary>
    public DbSet<LanguagePair> LanguagePairs => Set<LanguagePair>();

    /// <summary>How people like things to be.</summary>
    public DbSet<Preference> Preferences => Set<Preference>();

    /// <summary>The localized files that were handed over.</summary>
    public DbSet<DeliveredFile> Deliveries => Set<DeliveredFile>();

    /// <summary>The record of what was done.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Background work.</summary>
    public DbSet<Batch> Batches => Set<Batch>();

    /// <summary>Texts that can be searched for.</summary>
    public DbSet<SearchText> SearchTexts => Set<SearchText>();

    /// <summary>Texts that are still to be read into the search's index.</summary>
    public DbSet<SearchDue> SearchDue => Set<SearchDue>();

    /// <summary>Errors that editors marked.</summary>
    public DbSet<ReviewError> ReviewErrors => Set<ReviewError>();

    /// <summary>How jobs came out of their reviews.</summary>
    public DbSet<JobReview> Reviews => Set<JobReview>();

    /// <summary>Words with which jobs are given back.</summary>
    public DbSet<ReturnReason> ReturnReasons => Set<ReturnReason>();

    /// <summary>How desks word their credits.</summary>
    public DbSet<CreditWording> CreditWordings => Set<CreditWording>();

    /// <summary>Where desks publish.</summary>
    public DbSet<Outlet> Outlets => Set<Outlet>();

    /// <summary>Delivered files on their way there.</summary>
    public DbSet<Publication> Publications => Set<Publication>();

    /// <summary>The tries to send them.</summary>
    public DbSet<PublicationAttempt> PublicationAttempts => Set<PublicationAttempt>();

    /// <summary>What people may do with jobs into single locales.</summary>
    public DbSet<LocaleRole> LocaleRoles => Set<LocaleRole>();

    /// <summary>The browsers that people are signed in with.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>How people want to be told of things.</summary>
    public DbSet<NoticeWish> NoticeWishes => Set<NoticeWish>();

    /// <summary>E-mails that are not single notices'.</summary>
    public DbSet<Letter> Letters => Set<Letter>();

    /// <summary>The desks' memories.</summary>
    public DbSet<TranslationMemory> Memories => Set<TranslationMemory>();

    /// <summary>Their pairs.</summary>
    public DbSet<MemoryEntry> MemoryEntries => Set<MemoryEntry>();

    /// <summary>Pairs that were removed.</summary>
    public DbSet<RemovedEntry> RemovedEntries => Set<RemovedEntry>();

    /// <summary>Pairs of documents on their way into a memory.</summary>
    public DbSet<Alignment> Alignments => Set<Alignment>();

    /// <summary>The concepts of the desks' termbases.</summary>
    public DbSet<TermConcept> Concepts => Set<TermConcept>();

    /// <summary>Their terms.</summary>
    public DbSet<ConceptTerm> ConceptTerms => Set<ConceptTerm>();

    /// <summary>Terms that are proposed.</summary>
    public DbSet<ProposedTerm> ProposedTerms => Set<ProposedTerm>();

    /// <summary>Units that are checked otherwise than the rest of their document.</summary>
    public DbSet<UnitChecks> UnitChecks => Set<UnitChecks>();

    /// <summary>Findings that people let pass.</summary>
    public DbSet<DismissedFinding> DismissedFindings => Set<DismissedFinding>();

    /// <summary>Segments that repeat others and are translated by themselves.</summary>
    public DbSet<LoneRepetition> LoneRepetitions => Set<LoneRepetition>();

    /// <summary>How much of jobs was known.</summary>
    public DbSet<JobBand> JobBands => Set<JobBand>();

    /// <summary>What people changed in jobs of what they were offered.</summary>
    public DbSet<JobEffort> JobEfforts => Set<JobEffort>();

    /// <summary>The desks' engines.</summary>
    public DbSet<DeskEngine> Engines => Set<DeskEngine>();

    /// <summary>Where the desks' new segments go.</summary>
    public DbSet<PairRoute> Routes => Set<PairRoute>();

    /// <summary>The calls to engines.</summary>
    public DbSet<EngineCall> EngineCalls => Set<EngineCall>();

    /// <summary>What the desks have spent on engines.</summary>
    public DbSet<Spending> Spending => Set<Spending>();

    /// <summary>Answers of engines that were paid for.</summary>
    public DbSet<CachedTranslation> CachedTranslations => Set<CachedTranslation>();

    /// <summary>What the machine lane made of segments.</summary>
    public DbSet<MachineOutcome> MachineOutcomes => Set<MachineOutcome>();

    /// <summary>The key ring that protects cookies, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Notes an act about a job, in the transaction of the act itself.</summary>
    public async Task Record(long jobId, long? personId, string act, string? detail, DateTimeOffset at, CancellationToken stop)
    {
        var place = await Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.DocumentId }).SingleAsync(stop);
        Audit.Add(new() { DeskId = place.DeskId, DocumentId = place.DocumentId, JobId = jobId, PersonId = personId, Act = act, Detail = detail, At = at });
        await SaveChangesAsync(stop);
    }

    /// <summary>A text in small letters, within a query, as far as the database knows them: SQLite those of English.</summary>
    public static string Lower(string text) => throw new NotSupportedException("The database does this.");

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Locale>().HaveConversion<LocaleConverter>().HaveMaxLength(100);
        configurationBuilder.Properties<InlineText>().HaveConversion<InlineTextConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDbFunction(typeof(TranslateDb).GetMethod(nameof(Lower))!, f => f.HasName("lower").IsBuiltIn());

        builder.Entity<Desk>().PrimitiveCollection(d => d.TargetLocales).ElementType().HasConversion<LocaleConverter>();
        builder.Entity<Membership>(m =>
        {
            m.HasKey(x => new { x.DeskId, x.PersonId });
            m.HasOne(x => x.Desk).WithMany().HasForeignKey(x => x.DeskId);
            m.HasOne(x => x.Person).WithMany(x => x.Memberships).HasForeignKey(x => x.PersonId);
        });

        // As the framework's third schema has them; the rest of it stays as it was made by the first.
        builder.Entity<IdentityUserPasskey<long>>(p =>
        {
            p.ToTable("AspNetUserPasskeys");
            p.HasKey(x => x.CredentialId);
            p.Property(x => x.CredentialId).HasMaxLength(1024);
            p.OwnsOne(x => x.Data).ToJson();
            p.HasOne<Person>().WithMany().HasForeignKey(x => x.UserId);
        });
        builder.Entity<AccessToken>().HasIndex(x => x.Hash).IsUnique();
        builder.Entity<SignInLink>().HasIndex(x => x.Hash).IsUnique();

        builder.Entity<Document>(d =>
        {
            d.HasIndex(x => new { x.DeskId, x.Created });
            d.HasIndex(x => new { x.DeskId, x.Topic });
            d.HasOne<Document>().WithMany().HasForeignKey(x => x.RevisionOfId).OnDelete(DeleteBehavior.SetNull);
            d.HasOne(x => x.Desk).WithMany().HasForeignKey(x => x.DeskId);
            d.HasOne(x => x.TakenInBy).WithMany().HasForeignKey(x => x.TakenInById).OnDelete(DeleteBehavior.SetNull);
            d.HasOne(x => x.File).WithOne().HasForeignKey<SourceFile>(x => x.DocumentId);
        });
        builder.Entity<SourceFile>().HasKey(x => x.DocumentId);
        builder.Entity<DocumentSegment>(s =>
        {
            s.HasKey(x => new { x.DocumentId, x.Ordinal });
            s.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId);
        });

        builder.Entity<UnitChoice>(c =>
        {
            c.HasKey(x => new { x.DocumentId, x.UnitId });
            c.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId);
        });
        builder.Entity<RevisedUnit>(r =>
        {
            r.HasIndex(x => x.DocumentId);
            r.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId);
        });

        builder.Entity<Job>(j =>
        {
            j.HasIndex(x => new { x.DeskId, x.State, x.Since });
            j.HasIndex(x => new { x.DeskId, x.Since });
            j.HasIndex(x => new { x.DeskId, x.DueAt, x.State });
            j.HasIndex(x => new { x.DeskId, x.Priority, x.Since });
            j.HasIndex(x => new { x.DeskId, x.ClaimedUntil });
            j.HasIndex(x => new { x.DeskId, x.Locale });
            j.HasIndex(x => new { x.TranslatorId, x.State });
            j.HasIndex(x => new { x.DocumentId, x.Locale, x.Part }).IsUnique();
            j.HasOne(x => x.Assignee).WithMany().HasForeignKey(x => x.AssigneeId).OnDelete(DeleteBehavior.SetNull);
            j.HasOne(x => x.Document).WithMany(x => x.Jobs).HasForeignKey(x => x.DocumentId);
            j.HasOne(x => x.Translator).WithMany().HasForeignKey(x => x.TranslatorId).OnDelete(DeleteBehavior.SetNull);
            j.HasOne(x => x.Editor).WithMany().HasForeignKey(x => x.EditorId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<JobSegment>(s =>
        {
            s.HasKey(x => new { x.JobId, x.Ordinal });
            s.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });
        builder.Entity<SegmentTarget>(t =>
        {
            t.HasKey(x => new { x.JobId, x.Ordinal });
            t.HasIndex(x => new { x.JobId, x.Changed });
            t.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });
        builder.Entity<PastTarget>(t =>
        {
            t.HasKey(x => new { x.JobId, x.Ordinal, x.Version });
            t.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });
        builder.Entity<SegmentComment>(c =>
        {
            c.HasIndex(x => new { x.JobId, x.Ordinal });
            c.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
            c.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<Presence>(p =>
        {
            p.HasKey(x => new { x.JobId, x.Place });
            p.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
            p.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        });
        builder.Entity<Notice>(n =>
        {
            n.HasIndex(x => new { x.PersonId, x.Key }).IsUnique();
            n.HasIndex(x => new { x.Mailed, x.At });
            n.Property(x => x.Key).HasMaxLength(200);
            n.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        });
        builder.Entity<Invitation>(i =>
        {
            i.HasIndex(x => x.Hash).IsUnique();
            i.HasOne(x => x.Desk).WithMany().HasForeignKey(x => x.DeskId);
        });
        builder.Entity<LanguagePair>(l =>
        {
            l.HasKey(x => new { x.PersonId, x.From, x.To });
            l.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        });
        builder.Entity<Preference>(p =>
        {
            p.HasKey(x => new { x.PersonId, x.Name });
            p.Property(x => x.Name).HasMaxLength(100);
            p.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        });
        builder.Entity<NoticeWish>(w =>
        {
            w.HasKey(x => new { x.PersonId, x.Kind });
            w.Property(x => x.Kind).HasMaxLength(100);
            w.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        });
        builder.Entity<Letter>(l =>
        {
            l.HasIndex(x => x.Key).IsUnique();
            l.HasIndex(x => new { x.Sent, x.At });
            l.Property(x => x.Key).HasMaxLength(200);
            l.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<LocaleRole>(r =>
        {
            r.HasKey(x => new { x.DeskId, x.PersonId, x.Locale });
            r.HasOne<Membership>().WithMany().HasForeignKey(x => new { x.DeskId, x.PersonId });
        });
        builder.Entity<Session>(s =>
        {
            s.HasIndex(x => new { x.PersonId, x.Ended });
            s.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        });

        builder.Entity<ReviewError>(e =>
        {
            e.HasIndex(x => new { x.JobId, x.Ordinal });
            e.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });
        builder.Entity<JobReview>(r =>
        {
            r.HasIndex(x => new { x.DeskId, x.At });
            r.HasIndex(x => x.JobId);
            r.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });
        builder.Entity<ReturnReason>().HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);

        builder.Entity<CreditWording>(c =>
        {
            c.HasKey(x => new { x.DeskId, x.Locale });
            c.HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
        });
        builder.Entity<Outlet>().HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
        builder.Entity<Publication>(p =>
        {
            p.HasIndex(x => new { x.OutletId, x.DeliveryId }).IsUnique();
            p.HasIndex(x => new { x.OutletId, x.State });
            p.HasOne(x => x.Outlet).WithMany().HasForeignKey(x => x.OutletId);
            p.HasOne(x => x.Delivery).WithMany().HasForeignKey(x => x.DeliveryId);
        });
        builder.Entity<PublicationAttempt>(a =>
        {
            a.HasIndex(x => x.PublicationId);
            a.HasOne<Publication>().WithMany().HasForeignKey(x => x.PublicationId);
        });
        builder.Entity<DeliveredFile>().HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        builder.Entity<AuditEntry>(a =>
        {
            a.HasIndex(x => new { x.JobId, x.At });
            a.HasIndex(x => new { x.DeskId, x.At });
            a.HasIndex(x => new { x.DeskId, x.Act, x.At });
            a.HasIndex(x => x.AboutId);
            a.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.SetNull);
        });

        builder.Entity<SearchText>(s =>
        {
            s.Property(x => x.Id).ValueGeneratedNever();
            s.HasIndex(x => new { x.JobId, x.Ordinal, x.DocumentId }).IsUnique();
            s.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId);
        });

        builder.Entity<Batch>(b =>
        {
            b.HasIndex(x => new { x.State, x.DueAt });
            b.HasIndex(x => new { x.DocumentId, x.State });
            b.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId);
            b.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
            b.HasOne<Publication>().WithMany().HasForeignKey(x => x.PublicationId);
        });

        builder.Entity<DeskEngine>().HasIndex(x => x.DeskId);
        builder.Entity<DeskEngine>().HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
        builder.Entity<PairRoute>().HasIndex(x => new { x.DeskId, x.From, x.To }).IsUnique();
        builder.Entity<PairRoute>().HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
        builder.Entity<EngineCall>(c =>
        {
            c.HasIndex(x => new { x.DeskId, x.Begun });
            c.HasIndex(x => new { x.BatchId, x.State });
            c.HasOne<DeskEngine>().WithMany().HasForeignKey(x => x.EngineId);
        });
        builder.Entity<Spending>().HasKey(x => new { x.DeskId, x.Month });
        builder.Entity<CachedTranslation>().HasKey(x => new { x.DeskId, x.Key });
        builder.Entity<MachineOutcome>(o =>
        {
            o.HasKey(x => new { x.JobId, x.Ordinal });
            o.HasIndex(x => x.BatchId);
            o.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });

        builder.Entity<RemovedEntry>().HasIndex(x => new { x.DeskId, x.Id });
        builder.Entity<RemovedEntry>().HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
        builder.Entity<Alignment>().HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
        builder.Entity<TermConcept>(c =>
        {
            c.HasIndex(x => new { x.DeskId, x.Key });
            c.HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
            c.HasMany(x => x.Terms).WithOne().HasForeignKey(x => x.ConceptId);
        });
        builder.Entity<ConceptTerm>().HasIndex(x => new { x.Locale, x.Text });
        builder.Entity<ProposedTerm>(p =>
        {
            p.HasIndex(x => new { x.DeskId, x.State, x.Source });
            p.HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
        });
        builder.Entity<UnitChecks>(c =>
        {
            c.HasKey(x => new { x.DocumentId, x.UnitId });
            c.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId);
        });
        builder.Entity<DismissedFinding>(f =>
        {
            f.HasKey(x => new { x.JobId, x.Ordinal, x.Key });
            f.Property(x => x.Key).HasMaxLength(200);
            f.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });
        builder.Entity<LoneRepetition>(r =>
        {
            r.HasKey(x => new { x.JobId, x.Ordinal });
            r.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });
        builder.Entity<JobBand>(b =>
        {
            b.HasKey(x => new { x.JobId, x.Band });
            b.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });
        builder.Entity<JobEffort>(e =>
        {
            e.HasKey(x => new { x.JobId, x.Pass, x.Origin, x.OriginName, x.Band });
            e.Property(x => x.OriginName).HasMaxLength(200);
            e.HasIndex(x => new { x.DeskId, x.At });
            e.HasOne<Job>().WithMany().HasForeignKey(x => x.JobId);
        });

        builder.Entity<TranslationMemory>().HasOne<Desk>().WithMany().HasForeignKey(x => x.DeskId);
        builder.Entity<MemoryEntry>(e =>
        {
            e.HasOne(x => x.Memory).WithMany().HasForeignKey(x => x.MemoryId);
            e.HasIndex(x => new { x.MemoryId, x.Fingerprint }).IsUnique();
            e.HasIndex(x => new { x.MemoryId, x.Id });
            e.OwnsOne(x => x.Source, Side);
            e.OwnsOne(x => x.Target, Side);
            e.Navigation(x => x.Source).IsRequired();
            e.Navigation(x => x.Target).IsRequired();
        });
    }

    /// <summary>Owned rather than complex: an index over a side's key needs it.</summary>
    static void Side(OwnedNavigationBuilder<MemoryEntry, MemoryEntrySide> side) => side.HasIndex(x => x.Key);
}
