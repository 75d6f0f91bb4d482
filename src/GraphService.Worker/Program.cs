using System.CommandLine;
using GraphService.Worker;

var root = new RootCommand("GraphService worker: loads affiliations with their sources into the graph store.")
{
    IngestCommand.Create(),
    ValidateCommand.Create(),
    StatusCommand.Create(),
    CopyCommand.Create(),
    BackupCommand.Create(),
};
foreach (var option in WorkerOptions.Settings)
{
    root.Add(option);
}

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        WorkerHost.Tell(error.Message);
    }

    Console.Error.WriteLine("Add --help to see what there is.");
    return ExitCodes.CouldNotRun;
}

return await parsed.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = null,   // StopSignal sees to it
});
