package dev.guidon.evaluation.adapter.source;

import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.JsonReader;
import dev.guidon.evaluation.command.FlagdCommand.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// flagd's configuration file: its options by their names, in JSON or YAML.
public final class OptionsFile implements ConfigurationFile {

    @Override
    public Map<String, Value> read(String path) {
        try {
            String json = DocumentFormat.toJson(Files.readString(Path.of(path)), path, "");
            if (JsonReader.read(json) instanceof Value.Structure(var fields)) {
                return fields;
            }
            throw new IllegalArgumentException(path + " holds no object");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
