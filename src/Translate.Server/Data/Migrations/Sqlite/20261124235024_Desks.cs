using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Translate.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Desks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Jobs_DocumentId_Locale",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_TranslatorId",
                table: "Jobs");

            migrationBuilder.AddColumn<string>(
                name: "Editor",
                table: "MemoryEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsTrusted",
                table: "Memberships",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "AssigneeId",
                table: "Jobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "End",
                table: "Jobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "First",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "OpenTo",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Part",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Author",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Licence",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Notes",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Published",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Publisher",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Documents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "RevisionOfId",
                table: "Documents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AsksSecondStep",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Bylines",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CreditsAt",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PassMark",
                table: "Desks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reviews",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "PublicationId",
                table: "Batches",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AboutId",
                table: "Audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DigestSent",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Forgotten",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CreditWordings",
                columns: table => new
                {
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    Locale = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditWordings", x => new { x.DeskId, x.Locale });
                    table.ForeignKey(
                        name: "FK_CreditWordings_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Letters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Sent = table.Column<long>(type: "INTEGER", nullable: true),
                    SendingUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Letters_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LocaleRoles",
                columns: table => new
                {
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Locale = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LocaleRoles", x => new { x.DeskId, x.PersonId, x.Locale });
                    table.ForeignKey(
                        name: "FK_LocaleRoles_Memberships_DeskId_PersonId",
                        columns: x => new { x.DeskId, x.PersonId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "DeskId", "PersonId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NoticeWishes",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OnPage = table.Column<bool>(type: "INTEGER", nullable: false),
                    Mail = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeWishes", x => new { x.PersonId, x.Kind });
                    table.ForeignKey(
                        name: "FK_NoticeWishes_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Outlets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Options = table.Column<string>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: true),
                    IsAutomatic = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPaused = table.Column<bool>(type: "INTEGER", nullable: false),
                    Created = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outlets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Outlets_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReturnReasons",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnReasons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReturnReasons_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewErrors",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Severity = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    EditorId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewErrors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewErrors_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Locale = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TranslatorId = table.Column<long>(type: "INTEGER", nullable: true),
                    EditorId = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Words = table.Column<int>(type: "INTEGER", nullable: false),
                    Segments = table.Column<int>(type: "INTEGER", nullable: false),
                    Edited = table.Column<int>(type: "INTEGER", nullable: false),
                    Penalty = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reviews_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RevisedUnits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<string>(type: "TEXT", nullable: true),
                    BeforeId = table.Column<string>(type: "TEXT", nullable: true),
                    Change = table.Column<int>(type: "INTEGER", nullable: false),
                    IsMinor = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevisedUnits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RevisedUnits_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SearchDue",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDue", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchTexts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTexts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SearchTexts_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: true),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Seen = table.Column<long>(type: "INTEGER", nullable: false),
                    Ended = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UnitChoices",
                columns: table => new
                {
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<string>(type: "TEXT", nullable: false),
                    Treatment = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitChoices", x => new { x.DocumentId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_UnitChoices_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Publications",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OutletId = table.Column<long>(type: "INTEGER", nullable: false),
                    DeliveryId = table.Column<long>(type: "INTEGER", nullable: false),
                    Message = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Created = table.Column<long>(type: "INTEGER", nullable: false),
                    Done = table.Column<long>(type: "INTEGER", nullable: true),
                    Result = table.Column<string>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Publications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Publications_Deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "Deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Publications_Outlets_OutletId",
                        column: x => x.OutletId,
                        principalTable: "Outlets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PublicationAttempts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PublicationId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Took = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Sent = table.Column<string>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationAttempts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PublicationAttempts_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_AssigneeId",
                table: "Jobs",
                column: "AssigneeId");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_DeskId_ClaimedUntil",
                table: "Jobs",
                columns: new[] { "DeskId", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_DeskId_DueAt_State",
                table: "Jobs",
                columns: new[] { "DeskId", "DueAt", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_DeskId_Locale",
                table: "Jobs",
                columns: new[] { "DeskId", "Locale" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_DeskId_Priority_Since",
                table: "Jobs",
                columns: new[] { "DeskId", "Priority", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_DeskId_Since",
                table: "Jobs",
                columns: new[] { "DeskId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_DocumentId_Locale_Part",
                table: "Jobs",
                columns: new[] { "DocumentId", "Locale", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_TranslatorId_State",
                table: "Jobs",
                columns: new[] { "TranslatorId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_DeskId_Topic",
                table: "Documents",
                columns: new[] { "DeskId", "Topic" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_RevisionOfId",
                table: "Documents",
                column: "RevisionOfId");

            migrationBuilder.CreateIndex(
                name: "IX_Batches_PublicationId",
                table: "Batches",
                column: "PublicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_DeskId_Act_At",
                table: "Audit",
                columns: new[] { "DeskId", "Act", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_Key",
                table: "Letters",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Letters_PersonId",
                table: "Letters",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_Sent_At",
                table: "Letters",
                columns: new[] { "Sent", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Outlets_DeskId",
                table: "Outlets",
                column: "DeskId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicationAttempts_PublicationId",
                table: "PublicationAttempts",
                column: "PublicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Publications_DeliveryId",
                table: "Publications",
                column: "DeliveryId");

            migrationBuilder.CreateIndex(
                name: "IX_Publications_OutletId_DeliveryId",
                table: "Publications",
                columns: new[] { "OutletId", "DeliveryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Publications_OutletId_State",
                table: "Publications",
                columns: new[] { "OutletId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_AboutId",
                table: "Audit",
                column: "AboutId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnReasons_DeskId",
                table: "ReturnReasons",
                column: "DeskId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewErrors_JobId_Ordinal",
                table: "ReviewErrors",
                columns: new[] { "JobId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_DeskId_At",
                table: "Reviews",
                columns: new[] { "DeskId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_JobId",
                table: "Reviews",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_RevisedUnits_DocumentId",
                table: "RevisedUnits",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_DocumentId",
                table: "SearchTexts",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_JobId_Ordinal_DocumentId",
                table: "SearchTexts",
                columns: new[] { "JobId", "Ordinal", "DocumentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PersonId_Ended",
                table: "Sessions",
                columns: new[] { "PersonId", "Ended" });

            migrationBuilder.AddForeignKey(
                name: "FK_Batches_Publications_PublicationId",
                table: "Batches",
                column: "PublicationId",
                principalTable: "Publications",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_Documents_RevisionOfId",
                table: "Documents",
                column: "RevisionOfId",
                principalTable: "Documents",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "FK_Jobs_AspNetUsers_AssigneeId",
                table: "Jobs",
                column: "AssigneeId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.Sql(Search.SearchSchema.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Search.SearchSchema.SqliteGone);

            migrationBuilder.DropForeignKey(
                name: "FK_Batches_Publications_PublicationId",
                table: "Batches");

            migrationBuilder.DropForeignKey(
                name: "FK_Documents_Documents_RevisionOfId",
                table: "Documents");

            migrationBuilder.DropForeignKey(
                name: "FK_Jobs_AspNetUsers_AssigneeId",
                table: "Jobs");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "CreditWordings");

            migrationBuilder.DropTable(
                name: "Letters");

            migrationBuilder.DropTable(
                name: "LocaleRoles");

            migrationBuilder.DropTable(
                name: "NoticeWishes");

            migrationBuilder.DropTable(
                name: "PublicationAttempts");

            migrationBuilder.DropTable(
                name: "ReturnReasons");

            migrationBuilder.DropTable(
                name: "ReviewErrors");

            migrationBuilder.DropTable(
                name: "Reviews");

            migrationBuilder.DropTable(
                name: "RevisedUnits");

            migrationBuilder.DropTable(
                name: "SearchDue");

            migrationBuilder.DropTable(
                name: "SearchTexts");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "UnitChoices");

            migrationBuilder.DropTable(
                name: "Publications");

            migrationBuilder.DropTable(
                name: "Outlets");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_AssigneeId",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_DeskId_ClaimedUntil",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_DeskId_DueAt_State",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_DeskId_Locale",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_DeskId_Priority_Since",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_DeskId_Since",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_DocumentId_Locale_Part",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_TranslatorId_State",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Documents_DeskId_Topic",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_RevisionOfId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Batches_PublicationId",
                table: "Batches");

            migrationBuilder.DropIndex(
                name: "IX_Audit_AboutId",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_DeskId_Act_At",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Editor",
                table: "MemoryEntries");

            migrationBuilder.DropColumn(
                name: "IsTrusted",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "End",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "First",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "OpenTo",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Author",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Licence",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Notes",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Published",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Publisher",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "RevisionOfId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "AsksSecondStep",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "Bylines",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "CreditsAt",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "PassMark",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "Reviews",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "PublicationId",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "AboutId",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "DigestSent",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "Forgotten",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_DocumentId_Locale",
                table: "Jobs",
                columns: new[] { "DocumentId", "Locale" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_TranslatorId",
                table: "Jobs",
                column: "TranslatorId");
        }
    }
}
