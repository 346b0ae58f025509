namespace Translate.Server.Search;

/// <summary>What the search needs of a database beside its tables, for the migrations: the index, which each has its own kind of, and triggers that note every changed text.</summary>
/// <remarks>Triggers rather than calls: whoever writes a target in whatever way, by one row or by a thousand, cannot forget the search, and a text and its note are in one transaction.</remarks>
static class SearchSchema
{
    /// <summary>Notes everything that is there already.</summary>
    const string NoteAll = """
        INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") SELECT "Id", 0, -1 FROM "Documents";
        INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") SELECT "DocumentId", 0, "Ordinal" FROM "Segments";
        INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") SELECT 0, "JobId", "Ordinal" FROM "Targets" WHERE "Text" <> '';
        """;

    /// <summary>
    /// For SQLite, the triggers. They are also made sure of at each start: a later migration that makes a table anew, as the framework does on SQLite, takes
    /// the triggers of the old one with it.
    /// </summary>
    public const string SqliteTriggers = """
        CREATE TRIGGER IF NOT EXISTS "SearchTextGone" AFTER DELETE ON "SearchTexts" BEGIN DELETE FROM "SearchGrams" WHERE rowid = OLD."Id"; END;
        CREATE TRIGGER IF NOT EXISTS "SearchDocumentAdded" AFTER INSERT ON "Documents" BEGIN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (NEW."Id", 0, -1); END;
        CREATE TRIGGER IF NOT EXISTS "SearchDocumentChanged" AFTER UPDATE OF "Name", "Title", "Author", "Topic" ON "Documents" BEGIN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (NEW."Id", 0, -1); END;
        CREATE TRIGGER IF NOT EXISTS "SearchSegmentAdded" AFTER INSERT ON "Segments" BEGIN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (NEW."DocumentId", 0, NEW."Ordinal"); END;
        CREATE TRIGGER IF NOT EXISTS "SearchSegmentChanged" AFTER UPDATE OF "Source" ON "Segments" BEGIN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (NEW."DocumentId", 0, NEW."Ordinal"); END;
        CREATE TRIGGER IF NOT EXISTS "SearchSegmentGone" AFTER DELETE ON "Segments" BEGIN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (OLD."DocumentId", 0, OLD."Ordinal"); END;
        CREATE TRIGGER IF NOT EXISTS "SearchTargetAdded" AFTER INSERT ON "Targets" WHEN NEW."Text" <> '' BEGIN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (0, NEW."JobId", NEW."Ordinal"); END;
        CREATE TRIGGER IF NOT EXISTS "SearchTargetChanged" AFTER UPDATE OF "Text" ON "Targets" WHEN NEW."Text" <> OLD."Text" BEGIN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (0, NEW."JobId", NEW."Ordinal"); END;
        CREATE TRIGGER IF NOT EXISTS "SearchTargetGone" AFTER DELETE ON "Targets" BEGIN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (0, OLD."JobId", OLD."Ordinal"); END;
        """;

    /// <summary>For SQLite.</summary>
    public const string Sqlite = """
        CREATE VIRTUAL TABLE "SearchGrams" USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii');

        """ + SqliteTriggers + "\n" + NoteAll;

    /// <summary>Takes away what <see cref="Sqlite"/> made.</summary>
    public const string SqliteGone = """
        DROP TRIGGER "SearchTargetGone";
        DROP TRIGGER "SearchTargetChanged";
        DROP TRIGGER "SearchTargetAdded";
        DROP TRIGGER "SearchSegmentGone";
        DROP TRIGGER "SearchSegmentChanged";
        DROP TRIGGER "SearchSegmentAdded";
        DROP TRIGGER "SearchDocumentChanged";
        DROP TRIGGER "SearchDocumentAdded";
        DROP TRIGGER "SearchTextGone";
        DROP TABLE "SearchGrams";
        """;

    /// <summary>For PostgreSQL.</summary>
    public const string Postgres = """
        ALTER TABLE "SearchTexts" ADD COLUMN "Grams" tsvector NOT NULL DEFAULT '';
        CREATE INDEX "IX_SearchTexts_Grams" ON "SearchTexts" USING gin ("Grams");
        CREATE FUNCTION search_document_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (NEW."Id", 0, -1); RETURN NULL; END $$;
        CREATE FUNCTION search_segment_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF TG_OP = 'DELETE' THEN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (OLD."DocumentId", 0, OLD."Ordinal");
          ELSE INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (NEW."DocumentId", 0, NEW."Ordinal"); END IF; RETURN NULL; END $$;
        CREATE FUNCTION search_target_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF TG_OP = 'DELETE' THEN INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (0, OLD."JobId", OLD."Ordinal");
          ELSE INSERT INTO "SearchDue" ("DocumentId", "JobId", "Ordinal") VALUES (0, NEW."JobId", NEW."Ordinal"); END IF; RETURN NULL; END $$;
        CREATE TRIGGER search_document AFTER INSERT OR UPDATE OF "Name", "Title", "Author", "Topic" ON "Documents" FOR EACH ROW EXECUTE FUNCTION search_document_due();
        CREATE TRIGGER search_segment AFTER INSERT OR UPDATE OF "Source" OR DELETE ON "Segments" FOR EACH ROW EXECUTE FUNCTION search_segment_due();
        CREATE TRIGGER search_target_added AFTER INSERT ON "Targets" FOR EACH ROW WHEN (NEW."Text" <> '') EXECUTE FUNCTION search_target_due();
        CREATE TRIGGER search_target_changed AFTER UPDATE OF "Text" ON "Targets" FOR EACH ROW WHEN (NEW."Text" <> OLD."Text") EXECUTE FUNCTION search_target_due();
        CREATE TRIGGER search_target_gone AFTER DELETE ON "Targets" FOR EACH ROW EXECUTE FUNCTION search_target_due();

        """ + NoteAll;

    /// <summary>Takes away what <see cref="Postgres"/> made; the column goes with its table.</summary>
    public const string PostgresGone = """
        DROP TRIGGER search_target_gone ON "Targets";
        DROP TRIGGER search_target_changed ON "Targets";
        DROP TRIGGER search_target_added ON "Targets";
        DROP TRIGGER search_segment ON "Segments";
        DROP TRIGGER search_document ON "Documents";
        DROP FUNCTION search_target_due();
        DROP FUNCTION search_segment_due();
        DROP FUNCTION search_document_due();
        """;
}
