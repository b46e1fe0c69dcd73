package dev.guidon.evaluation;

import dev.guidon.evaluation.adapter.source.OptionsFile;
import dev.guidon.evaluation.command.FlagdCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Starts the service: for the platform, or as `flagd start …` with the options of flagd.
@QuarkusMain
public final class Main {
    private static final int WRONG_USE = 2;

    Main() {}

    public static void main(String... arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals("flagd")) {
            try {
                settings(words.subList(1, words.size())).forEach(System::setProperty);
            } catch (IllegalArgumentException wrong) {
                Logger.getLogger(Main.class).error("flagd: " + wrong.getMessage());
                System.exit(WRONG_USE);
            }
        }
        Quarkus.run(arguments);
    }

    private static Map<String, String> settings(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("start")) {
            throw new IllegalArgumentException("say: flagd start --uri file:flags.json");
        }
        return FlagdCommand.settings(words.subList(1, words.size()), System.getenv(), new OptionsFile());
    }
}
