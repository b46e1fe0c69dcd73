package dev.guidon.flag.adapter.json;

import static dev.guidon.flag.adapter.json.Documents.FLAG;
import static dev.guidon.flag.adapter.json.Documents.configuration;
import static dev.guidon.flag.adapter.json.Documents.configurationWith;
import static dev.guidon.flag.adapter.json.Documents.json;
import static dev.guidon.flag.adapter.json.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditJsonTest {

    @Test
    void aChangeShowsOnlyWhatDiffers() {
        FlagConfiguration before = read(configuration());
        FlagConfiguration after = read(configurationWith("on", "false"));

        AuditJson entry = AuditJson.of(
                new AuditedChange.ConfigurationChanged("web", "prod", Optional.of(before), FLAG.with(after)));

        assertThat(entry.action()).isEqualTo("configuration.changed");
        assertThat(entry.resource().path()).isEqualTo("web/prod/checkout");
        assertThat(entry.diff()).isEqualTo(json("{'on': {'before': true, 'after': false}}"));
    }

    @Test
    void somethingNewShowsAllOfItself() {
        AuditJson entry = AuditJson.of(new AuditedChange.ProjectCreated("web", "Web shop"));

        assertThat(entry.diff()).isEqualTo(json("{'name': {'after': 'Web shop'}}"));
    }

    @Test
    void somethingGoneShowsWhatItWas() {
        AuditJson entry = AuditJson.of(new AuditedChange.KeyRevoked("web", "prod", "k1", "cart service"));

        assertThat(entry.resource().path()).isEqualTo("web/prod/k1");
        assertThat(entry.diff()).isEqualTo(json("{'name': {'before': 'cart service'}}"));
    }

    @Test
    void anEditOfPlainFieldsShowsOnlyWhatDiffers() {
        Value.Structure before = new Value.Structure(Map.of("name", new Value.Text("a"), "size", new Value.Whole(1)));
        Value.Structure after = new Value.Structure(Map.of("name", new Value.Text("b"), "size", new Value.Whole(1)));

        AuditJson entry = AuditJson.of(
                new AuditedChange.Edited("webhook.changed", AuditedResource.project("web"), before, after));

        assertThat(entry.action()).isEqualTo("webhook.changed");
        assertThat(entry.diff()).isEqualTo(json("{'name': {'before': 'a', 'after': 'b'}}"));
    }
}
