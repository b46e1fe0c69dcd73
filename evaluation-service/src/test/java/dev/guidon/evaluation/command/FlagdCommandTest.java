package dev.guidon.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guidon.engine.flag.Value;
import dev.guidon.evaluation.standalone.SourceConfiguration;
import dev.guidon.evaluation.standalone.SourceOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlagdCommandTest {
    private static final String SOURCE = "--uri=file:flags.json";

    private static Map<String, String> settings(String... arguments) {
        return FlagdCommand.settings(List.of(arguments), Map.of(), _ -> Map.of());
    }

    @Test
    void optionsAreWrittenInEveryWayThatFlagdReads() {
        assertThat(settings("--uri", "file:flags.json", "--port=9013", "-m", "9014", "-g=9015", "-r9016"))
                .containsEntry("guidon.flagd.standalone", "true")
                .containsEntry("quarkus.http.port", "9013")
                .containsEntry("quarkus.management.port", "9014")
                .containsEntry("guidon.listen.sync-port", "9015")
                .containsEntry("guidon.listen.ofrep-port", "9016");
    }

    @Test
    void sourcesOfBothOptionsComeInTheirOrder() {
        Map<String, String> settings = settings(
                "-f",
                "file:a.json,https://flags.example/b.yaml",
                "--uri=grpcs://sync.example:8015",
                "--sources",
                "[{\"uri\":\"c.yml\",\"provider\":\"file\"},"
                        + "{\"uri\":\"localhost:8015\",\"provider\":\"grpc\",\"selector\":\"flagSetId=x\"}]");

        List<SourceConfiguration> sources = SourceOptions.ofJson(settings.getOrDefault("guidon.flagd.sources", ""));

        assertThat(sources)
                .extracting(SourceConfiguration::uri)
                .containsExactly(
                        "a.json", "https://flags.example/b.yaml", "sync.example:8015", "c.yml", "localhost:8015");
        assertThat(sources.get(2).remote().tls()).isTrue();
        assertThat(sources.get(4).remote().tls()).isFalse();
        assertThat(sources.get(4).remote().selector()).hasValue("flagSetId=x");
    }

    @Test
    void contextsOriginsAndSwitchesAreTakenOver() {
        assertThat(settings(
                        SOURCE,
                        "-X",
                        "region=eu,tier=gold",
                        "--context-from-header",
                        "X-User=email",
                        "-C",
                        "https://a.example",
                        "-C",
                        "https://b.example",
                        "--disable-sync-metadata",
                        "--stream-deadline",
                        "1m30s"))
                .containsEntry("guidon.flagd.context-values.\"region\"", "eu")
                .containsEntry("guidon.flagd.context-values.\"tier\"", "gold")
                .containsEntry("guidon.flagd.context-from-header.\"X-User\"", "email")
                .containsEntry("guidon.flagd.cors-origins", "https://a.example,https://b.example")
                .containsEntry("guidon.flagd.disable-sync-metadata", "true")
                .containsEntry("guidon.flagd.stream-deadline", "PT1M30S");
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeAFile() {
        Map<String, String> settings = FlagdCommand.settings(
                List.of("--port", "1", "--config", "flagd.json"),
                Map.of("FLAGD_PORT", "2", "FLAGD_SYNC_PORT", "2", "FLAGD_URI", "file:env.json"),
                path -> Map.of(
                        "port", new Value.Whole(3),
                        "sync-port", new Value.Whole(3),
                        "ofrep-port", new Value.Whole(3),
                        "context-value", new Value.Structure(Map.of("region", new Value.Text("eu")))));

        assertThat(settings)
                .containsEntry("quarkus.http.port", "1")
                .containsEntry("guidon.listen.sync-port", "2")
                .containsEntry("guidon.listen.ofrep-port", "3")
                .containsEntry("guidon.flagd.context-values.\"region\"", "eu");
    }

    @Test
    void aCertificateMovesTheMainPortBehindIt() {
        assertThat(settings(SOURCE, "-p", "9013", "-c", "tls.crt", "-k", "tls.key"))
                .containsEntry("guidon.listen.tls-port", "9013")
                .containsEntry("guidon.listen.certificate", "tls.crt")
                .containsEntry("quarkus.http.port", "0");
        assertThatIllegalArgumentException().isThrownBy(() -> settings(SOURCE, "-c", "tls.crt"));
    }

    @Test
    void zeroLiftsALimit() {
        assertThat(settings(SOURCE, "-B", "0")).containsEntry("guidon.flagd.max-request-body", "2147483647");
        assertThat(settings(SOURCE, "-B", "5")).containsEntry("guidon.flagd.max-request-body", "5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--otel-collector-uri=localhost:4317",
                "--keep-alive-min-time=5s",
                "--metrics-exporter=otel",
                "--log-format=json",
                "--uri=s3://bucket/flags.json",
                "--uri=gs://bucket/flags.json",
                "--uri=core.openfeature.dev/ns/name",
                "--uri=envoy://localhost:9211/flagd",
                "--uri=file:flags.toml",
                "--sources=[{\"uri\":\"x:1\",\"provider\":\"kubernetes\"}]",
                "--sources=[{\"uri\":\"https://x\",\"provider\":\"http\",\"oauth\":{}}]",
                "--sources=[{\"provider\":\"file\"}]",
                "--sources={}",
                "--port=many",
                "--stream-deadline=soon",
                "--context-value=novalue",
                "--no-such-option=1",
                "-Q",
                "start"
            })
    void whatCannotBeHonouredIsRefusedAndSaid(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(SOURCE, argument))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeGreaterThan(10));
    }

    @Test
    void flagsMustComeFromSomewhereAndFromNowhereTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings("--port", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(SOURCE, SOURCE));
    }
}
