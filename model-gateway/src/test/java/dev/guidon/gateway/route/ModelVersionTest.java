package dev.guidon.gateway.route;

import static dev.guidon.gateway.stage.Routes.structure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelVersionTest {
    private static final Value.Text PROVIDER = new Value.Text("sandbox");
    private static final Value.Text MODEL = new Value.Text("intent-tuned");

    @Test
    void providerAndModelAreEnough() {
        ModelVersion version =
                ModelVersion.of(structure("provider", PROVIDER, "model", MODEL)).orElseThrow();

        assertThat(version).isEqualTo(new ModelVersion("sandbox", "intent-tuned", Map.of("model", MODEL), Map.of()));
    }

    @Test
    void parametersAreFixedAndDefaultsAreNot() {
        Value zero = new Value.Whole(0);
        Value half = new Value.Decimal(0.5);

        ModelVersion version = ModelVersion.of(structure(
                        "provider",
                        PROVIDER,
                        "model",
                        MODEL,
                        "parameters",
                        structure("temperature", zero),
                        "defaults",
                        structure("top_p", half)))
                .orElseThrow();

        assertThat(version.fixed()).containsOnly(Map.entry("model", MODEL), Map.entry("temperature", zero));
        assertThat(version.defaults()).containsOnly(Map.entry("top_p", half));
    }

    @Test
    void fieldsOfLaterVersionsAreIgnored() {
        assertThat(ModelVersion.of(structure("provider", PROVIDER, "model", MODEL, "price", new Value.Whole(1))))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("noModelVersions")
    void everythingElseIsNoModelVersion(Value value) {
        assertThat(ModelVersion.of(value)).isEmpty();
    }

    static List<Value> noModelVersions() {
        return List.of(
                new Value.Nothing(),
                MODEL,
                structure(),
                structure("provider", PROVIDER),
                structure("model", MODEL),
                structure("provider", PROVIDER, "model", new Value.Whole(1)),
                structure("provider", PROVIDER, "model", MODEL, "parameters", MODEL),
                structure("provider", PROVIDER, "model", MODEL, "parameters", structure("model", MODEL)),
                structure("provider", PROVIDER, "model", MODEL, "parameters", structure("messages", MODEL)),
                structure("provider", PROVIDER, "model", MODEL, "defaults", structure("stream", MODEL)));
    }
}
