using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Translate.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Dashboard : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "IX_Documents_DeskId_Topic",
                table: "Documents",
                columns: new[] { "DeskId", "Topic" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_DocumentId",
                table: "SearchTexts",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_JobId_Ordinal_DocumentId",
                table: "SearchTexts",
                columns: new[] { "JobId", "Ordinal", "DocumentId" },
                unique: true);

            migrationBuilder.Sql(Search.SearchSchema.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Search.SearchSchema.SqliteGone);

            migrationBuilder.DropTable(
                name: "SearchDue");

            migrationBuilder.DropTable(
                name: "SearchTexts");

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
                name: "IX_Documents_DeskId_Topic",
                table: "Documents");
        }
    }
}
