package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.adapter.rest.SegmentOperations.Try;
import dev.guidon.flag.insight.EstimateImpact;
import dev.guidon.flag.segment.ExportUnits;
import dev.guidon.flag.segment.ImportMode;
import dev.guidon.flag.segment.ImportUnits;
import dev.guidon.flag.segment.ImportedUnits;
import dev.guidon.flag.segment.ListAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Long lists of units in and out as streams of lines: what arrives is written before more of it is read.
@ApplicationScoped
class UnitTransfer {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    private static final int UNITS_AT_ONCE = 5_000;

    private final ImportUnits importUnits;
    private final ExportUnits exportUnits;
    private final EstimateImpact estimateImpact;
    private final ImpactAnswers impacts;
    private final ImportSettings settings;
    private final RequestStamp stamp;
    private final ObjectMapper json;

    UnitTransfer(
            ImportUnits importUnits,
            ExportUnits exportUnits,
            EstimateImpact estimateImpact,
            ImpactAnswers impacts,
            ImportSettings settings,
            RequestStamp stamp,
            ObjectMapper json) {
        this.importUnits = importUnits;
        this.exportUnits = exportUnits;
        this.estimateImpact = estimateImpact;
        this.impacts = impacts;
        this.settings = settings;
        this.stamp = stamp;
        this.json = json;
    }

    /// What an import is to do.
    ///
    /// @param column of CSV that holds the units; empty for CSV without a header
    record Order(ListAddress address, ImportMode mode, Optional<String> column, Try wish) {}

    Uni<JsonNode> take(Order order, HttpServerRequest request) {
        UnitFormat format = isNdjson(request.getHeader(HttpHeaders.CONTENT_TYPE))
                ? new NdjsonUnits(json)
                : new CsvUnits(order.column());
        UnitLines lines = new UnitLines(format, settings.maxBodySize().asLongValue());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        boolean dry = DryRun.read(order.wish().dryRun());
        ImportUnits.Source source = new ImportUnits.Source(order.mode(), batches(request, lines));
        return (dry ? tryOut(order, source) : run(order, source)).onFailure().invoke(() -> readOver(request));
    }

    private Uni<JsonNode> run(Order order, ImportUnits.Source source) {
        return importUnits
                .run(order.address(), source, stamp.now(order.wish().comment()))
                .map(UnitTransfer::body);
    }

    private Uni<JsonNode> tryOut(Order order, ImportUnits.Source source) {
        return importUnits.tryOut(
                order.address(),
                source,
                imported -> impacts.addTo(
                        body(imported.units()),
                        imported.after().reach().projectKey(),
                        estimateImpact.of(imported.after())));
    }

    private static Multi<List<String>> batches(HttpServerRequest request, UnitLines lines) {
        return io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request)
                .toMulti()
                .map(part -> lines.read(part.getBytes()))
                .onCompletion()
                .continueWith(() -> List.of(lines.finish()))
                .onItem()
                .<String>disjoint()
                .group()
                .intoLists()
                .of(UNITS_AT_ONCE);
    }

    /// A client that still sends hears the answer only when somebody takes the rest.
    private static void readOver(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(_ -> {}).resume();
        }
    }

    private static boolean isNdjson(String mediaType) {
        return mediaType != null && mediaType.startsWith(NDJSON);
    }

    private static ObjectNode body(ImportedUnits imported) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("read", imported.read())
                .put("added", imported.added())
                .put("removed", imported.removed())
                .put("size", imported.size())
                .put("version", imported.segment().segment().version());
        imported.segment().sequence().ifPresent(sequence -> body.put("sequence", sequence));
        return body;
    }

    Multi<byte[]> give(ListAddress address, Optional<Long> revision) {
        return exportUnits
                .run(address, revision)
                .onItem()
                .transformToMulti(parts -> parts)
                .map(part -> part.stream().map(UnitTransfer::csv).collect(Collectors.joining("\n", "", "\n")))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(String unit) {
        boolean plain = unit.equals(unit.strip()) && unit.indexOf(',') < 0 && unit.indexOf('"') < 0;
        return plain ? unit : "\"" + unit.replace("\"", "\"\"") + "\"";
    }
}
