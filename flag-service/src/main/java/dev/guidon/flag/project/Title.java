package dev.guidon.flag.project;

import dev.guidon.engine.flag.Value;
import java.util.Map;
import java.util.Optional;

/// What only people read of a project or an environment.
public record Title(String name, String description) {

    public Title(String name) {
        this(name, "");
    }

    /// What is to change; what is empty stays.
    public record Patch(Optional<String> name, Optional<String> description) {

        Title on(Title title) {
            return new Title(name.orElse(title.name), description.orElse(title.description));
        }
    }

    /// As the audit trail shows it.
    Value.Structure value() {
        return new Value.Structure(Map.of("name", new Value.Text(name), "description", new Value.Text(description)));
    }
}
