using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Translate.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Helpers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "RepeatOf",
                table: "Targets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Spent",
                table: "Targets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SpentInReview",
                table: "Targets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Origin",
                table: "MemoryEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsRead",
                table: "Memories",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsWritten",
                table: "Memories",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Until now what was approved went into the memory that has its desk's name.
            migrationBuilder.Sql("""UPDATE "Memories" SET "IsWritten" = TRUE WHERE "Name" = (SELECT d."Name" FROM "Desks" d WHERE d."Id" = "Memories"."DeskId")""");

            migrationBuilder.AddColumn<int>(
                name: "Place",
                table: "Memories",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Checks",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Checks",
                table: "Desks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DraftsFrom",
                table: "Desks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "FillsRepetitions",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "RateTable",
                table: "Desks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scoring",
                table: "Desks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TermsVersion",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Alignments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    Memory = table.Column<string>(type: "TEXT", nullable: false),
                    SourceName = table.Column<string>(type: "TEXT", nullable: false),
                    TargetName = table.Column<string>(type: "TEXT", nullable: false),
                    SourceLocale = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TargetLocale = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Sources = table.Column<string>(type: "TEXT", nullable: false),
                    Targets = table.Column<string>(type: "TEXT", nullable: false),
                    Links = table.Column<string>(type: "TEXT", nullable: false),
                    LinksBefore = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedById = table.Column<long>(type: "INTEGER", nullable: true),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Taken = table.Column<long>(type: "INTEGER", nullable: true),
                    Pairs = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Alignments_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Concepts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: true),
                    Domain = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Definitions = table.Column<string>(type: "TEXT", nullable: true),
                    Other = table.Column<string>(type: "TEXT", nullable: true),
                    Author = table.Column<string>(type: "TEXT", nullable: true),
                    From = table.Column<string>(type: "TEXT", nullable: true),
                    Changed = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Concepts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Concepts_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DismissedFindings",
                columns: table => new
                {
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DismissedFindings", x => new { x.JobId, x.Ordinal, x.Key });
                    table.ForeignKey(
                        name: "FK_DismissedFindings_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JobBands",
                columns: table => new
                {
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Band = table.Column<int>(type: "INTEGER", nullable: false),
                    Segments = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<int>(type: "INTEGER", nullable: false),
                    Characters = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobBands", x => new { x.JobId, x.Band });
                    table.ForeignKey(
                        name: "FK_JobBands_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JobEfforts",
                columns: table => new
                {
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Pass = table.Column<int>(type: "INTEGER", nullable: false),
                    Origin = table.Column<int>(type: "INTEGER", nullable: false),
                    OriginName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Band = table.Column<int>(type: "INTEGER", nullable: false),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    Segments = table.Column<int>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceWords = table.Column<int>(type: "INTEGER", nullable: false),
                    Edits = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<int>(type: "INTEGER", nullable: false),
                    ChrFWords = table.Column<double>(type: "REAL", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobEfforts", x => new { x.JobId, x.Pass, x.Origin, x.OriginName, x.Band });
                    table.ForeignKey(
                        name: "FK_JobEfforts_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LoneRepetitions",
                columns: table => new
                {
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoneRepetitions", x => new { x.JobId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_LoneRepetitions_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProposedTerms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceLocale = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TargetLocale = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Target = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Times = table.Column<int>(type: "INTEGER", nullable: true),
                    JobId = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedById = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedById = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposedTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProposedTerms_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RemovedEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemovedEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RemovedEntries_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UnitChecks",
                columns: table => new
                {
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<string>(type: "TEXT", nullable: false),
                    Checks = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitChecks", x => new { x.DocumentId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_UnitChecks_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConceptTerms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ConceptId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: true),
                    Locale = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    PartOfSpeech = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    IsCaseSensitive = table.Column<bool>(type: "INTEGER", nullable: true),
                    Inflects = table.Column<bool>(type: "INTEGER", nullable: false),
                    Other = table.Column<string>(type: "TEXT", nullable: true),
                    Author = table.Column<string>(type: "TEXT", nullable: true),
                    From = table.Column<string>(type: "TEXT", nullable: true),
                    Changed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConceptTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConceptTerms_Concepts_ConceptId",
                        column: x => x.ConceptId,
                        principalTable: "Concepts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Alignments_DeskId",
                table: "Alignments",
                column: "DeskId");

            migrationBuilder.CreateIndex(
                name: "IX_Concepts_DeskId_Key",
                table: "Concepts",
                columns: new[] { "DeskId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_ConceptTerms_ConceptId",
                table: "ConceptTerms",
                column: "ConceptId");

            migrationBuilder.CreateIndex(
                name: "IX_ConceptTerms_Locale_Text",
                table: "ConceptTerms",
                columns: new[] { "Locale", "Text" });

            migrationBuilder.CreateIndex(
                name: "IX_JobEfforts_DeskId_At",
                table: "JobEfforts",
                columns: new[] { "DeskId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ProposedTerms_DeskId_State_Source",
                table: "ProposedTerms",
                columns: new[] { "DeskId", "State", "Source" });

            migrationBuilder.CreateIndex(
                name: "IX_RemovedEntries_DeskId_Id",
                table: "RemovedEntries",
                columns: new[] { "DeskId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Alignments");

            migrationBuilder.DropTable(
                name: "ConceptTerms");

            migrationBuilder.DropTable(
                name: "DismissedFindings");

            migrationBuilder.DropTable(
                name: "JobBands");

            migrationBuilder.DropTable(
                name: "JobEfforts");

            migrationBuilder.DropTable(
                name: "LoneRepetitions");

            migrationBuilder.DropTable(
                name: "ProposedTerms");

            migrationBuilder.DropTable(
                name: "RemovedEntries");

            migrationBuilder.DropTable(
                name: "UnitChecks");

            migrationBuilder.DropTable(
                name: "Concepts");

            migrationBuilder.DropColumn(
                name: "RepeatOf",
                table: "Targets");

            migrationBuilder.DropColumn(
                name: "Spent",
                table: "Targets");

            migrationBuilder.DropColumn(
                name: "SpentInReview",
                table: "Targets");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "MemoryEntries");

            migrationBuilder.DropColumn(
                name: "IsRead",
                table: "Memories");

            migrationBuilder.DropColumn(
                name: "IsWritten",
                table: "Memories");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Memories");

            migrationBuilder.DropColumn(
                name: "Checks",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Checks",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "DraftsFrom",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "FillsRepetitions",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "RateTable",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "Scoring",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "TermsVersion",
                table: "Desks");
        }
    }
}
