package ebb.cli;

import java.nio.file.Path;
import java.util.List;

/** How this program starts itself for a verb that runs beside it. */
final class OwnProgram {
    private OwnProgram() {}

    /** Program and options; the verb follows. */
    static List<String> command() {
        String home = System.getProperty("ebb.home", ".");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Debb.home=" + home,
                "@" + Path.of(home).resolve("conf/jvm.options"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }
}
