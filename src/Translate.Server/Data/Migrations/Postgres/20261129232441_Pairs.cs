using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Translate.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Pairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Confidence",
                table: "MemoryEntries",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemoryEntries_MemoryId_Id",
                table: "MemoryEntries",
                columns: new[] { "MemoryId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MemoryEntries_MemoryId_Id",
                table: "MemoryEntries");

            migrationBuilder.DropColumn(
                name: "Confidence",
                table: "MemoryEntries");
        }
    }
}
