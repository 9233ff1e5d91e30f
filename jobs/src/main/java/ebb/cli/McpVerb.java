package ebb.cli;

import ebb.job.CodeVersion;
import ebb.serve.agent.AgentDoor;
import java.io.PrintStream;
import picocli.CommandLine.Command;

/** Answers an agent over standard input and output; the agent's program starts it. */
@Command(
        name = "mcp",
        description =
                "Answer an agent's questions about the last publication, over the Model Context Protocol (stdio).",
        footer = {
            "",
            "The environment variable EBB_SERVE__AGENT__TOKEN holds a token of `ebb serve token`; its role decides what the agent may read.",
            "Example, in the settings of the agent's program:",
            "  {\"mcpServers\": {\"ebb\": {\"command\": \"/opt/ebb/ebb\", \"args\": [\"mcp\"], \"env\": {\"EBB_SERVE__AGENT__TOKEN\": \"...\"}}}}"
        })
final class McpVerb extends Verb {
    @Override
    void execute() {
        // Whatever a library prints must not stand between the messages of the protocol.
        PrintStream protocol = System.out;
        System.setOut(System.err);
        try {
            AgentDoor.serve(
                    settings().settings(),
                    new AgentDoor.Surroundings(
                            System.in,
                            protocol,
                            CodeVersion.CURRENT,
                            OwnProgram.command(),
                            options.settingsArguments(),
                            clock(),
                            message -> say("WARN", message)));
        } finally {
            System.setOut(protocol);
        }
    }
}
