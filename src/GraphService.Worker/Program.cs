using System.CommandLine;
using GraphService.Worker;

var root = new RootCommand("GraphService worker: loads affiliations with their sources into the graph store.")
{
    IngestCommand.Create(),
    ValidateCommand.Create(),
    StatusCommand.Create(),
    SearchCommand.Create(),
    CopyCommand.Create(),
    BackupCommand.Create(),
};
foreach (var option in WorkerOptions.Settings)
{
    root.Add(option);
}

var parsed = root.Parse(args);
var errors = CommandLineErrors.Of(parsed);
if (errors.Count > 0)
{
    foreach (var error in errors)
    {
        WorkerHost.Tell(error);
    }

    Console.Error.WriteLine("Add --help to see what there is.");
    return ExitCodes.CouldNotRun;
}

return await parsed.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = null,   // StopSignal sees to it
});
