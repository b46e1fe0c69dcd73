package dev.guidon.testkit;

import java.util.List;

/// Settings of the servers that were given to the build as `-D`, handed on to the process that starts them.
final class ForwardedSettings {

    private ForwardedSettings() {}

    static List<String> ofThisProcess() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("guidon.test.") || name.startsWith("guidon.servers."))
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }
}
