using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Translate.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Engines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AskedCost",
                table: "Jobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsForPeople",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "AsksAbove",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "BudgetWarnsAt",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "Desks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "MachineBudget",
                table: "Desks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MostUnreadMachine",
                table: "Desks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "MachineShare",
                table: "Deliveries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Copied",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Estimate",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "FromCache",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FromMachine",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FromMemory",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ToPeople",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Waits",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Wanted",
                table: "Batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "CachedTranslations",
                columns: table => new
                {
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: true),
                    Created = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CachedTranslations", x => new { x.DeskId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Engines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    Secrets = table.Column<string>(type: "TEXT", nullable: true),
                    PricePerMillion = table.Column<decimal>(type: "TEXT", nullable: false),
                    MostCalls = table.Column<int>(type: "INTEGER", nullable: true),
                    RestsUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    IsStopped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: true),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Created = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Engines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Engines_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MachineOutcomes",
                columns: table => new
                {
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    EngineId = table.Column<long>(type: "INTEGER", nullable: true),
                    Model = table.Column<string>(type: "TEXT", nullable: true),
                    Rung = table.Column<int>(type: "INTEGER", nullable: false),
                    FromCache = table.Column<bool>(type: "INTEGER", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: true),
                    Signals = table.Column<string>(type: "TEXT", nullable: true),
                    Refusal = table.Column<int>(type: "INTEGER", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    WasEdited = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MachineOutcomes", x => new { x.JobId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_MachineOutcomes_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Routes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Choice = table.Column<int>(type: "INTEGER", nullable: false),
                    Engines = table.Column<string>(type: "TEXT", nullable: false),
                    HeadingsToPeople = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnitsToPeople = table.Column<string>(type: "TEXT", nullable: false),
                    MostWords = table.Column<int>(type: "INTEGER", nullable: true),
                    PeopleBelow = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptWords = table.Column<string>(type: "TEXT", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    AsksSecondEngine = table.Column<bool>(type: "INTEGER", nullable: false),
                    TranslatesBack = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Routes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Routes_Desks_DeskId",
                        column: x => x.DeskId,
                        principalTable: "Desks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Spending",
                columns: table => new
                {
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Cost = table.Column<long>(type: "INTEGER", nullable: false),
                    Reserved = table.Column<long>(type: "INTEGER", nullable: false),
                    Lost = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Spending", x => new { x.DeskId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "EngineCalls",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeskId = table.Column<long>(type: "INTEGER", nullable: false),
                    EngineId = table.Column<long>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: true),
                    LeaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Texts = table.Column<int>(type: "INTEGER", nullable: false),
                    Characters = table.Column<int>(type: "INTEGER", nullable: false),
                    Estimate = table.Column<long>(type: "INTEGER", nullable: false),
                    Billed = table.Column<long>(type: "INTEGER", nullable: false),
                    Cost = table.Column<long>(type: "INTEGER", nullable: false),
                    Retries = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: true),
                    Begun = table.Column<long>(type: "INTEGER", nullable: false),
                    Took = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EngineCalls", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EngineCalls_Engines_EngineId",
                        column: x => x.EngineId,
                        principalTable: "Engines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EngineCalls_BatchId_State",
                table: "EngineCalls",
                columns: new[] { "BatchId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_EngineCalls_DeskId_Begun",
                table: "EngineCalls",
                columns: new[] { "DeskId", "Begun" });

            migrationBuilder.CreateIndex(
                name: "IX_EngineCalls_EngineId",
                table: "EngineCalls",
                column: "EngineId");

            migrationBuilder.CreateIndex(
                name: "IX_Engines_DeskId",
                table: "Engines",
                column: "DeskId");

            migrationBuilder.CreateIndex(
                name: "IX_MachineOutcomes_BatchId",
                table: "MachineOutcomes",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_Routes_DeskId_From_To",
                table: "Routes",
                columns: new[] { "DeskId", "From", "To" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CachedTranslations");

            migrationBuilder.DropTable(
                name: "EngineCalls");

            migrationBuilder.DropTable(
                name: "MachineOutcomes");

            migrationBuilder.DropTable(
                name: "Routes");

            migrationBuilder.DropTable(
                name: "Spending");

            migrationBuilder.DropTable(
                name: "Engines");

            migrationBuilder.DropColumn(
                name: "AskedCost",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "IsForPeople",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "AsksAbove",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "BudgetWarnsAt",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "MachineBudget",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "MostUnreadMachine",
                table: "Desks");

            migrationBuilder.DropColumn(
                name: "MachineShare",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "Copied",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "Estimate",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "FromCache",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "FromMachine",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "FromMemory",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "ToPeople",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "Waits",
                table: "Batches");

            migrationBuilder.DropColumn(
                name: "Wanted",
                table: "Batches");
        }
    }
}
