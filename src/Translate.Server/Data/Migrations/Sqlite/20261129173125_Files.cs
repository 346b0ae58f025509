using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Translate.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Files : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormatOptions",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LocalizedFor",
                table: "Documents",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormatOptions",
                table: "Desks",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FormatOptions",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "LocalizedFor",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "FormatOptions",
                table: "Desks");
        }
    }
}
