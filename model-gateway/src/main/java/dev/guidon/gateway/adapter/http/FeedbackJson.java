package dev.guidon.gateway.adapter.http;

import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.gateway.feedback.Feedback;
import dev.guidon.gateway.route.Unit;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads feedback and lists everything that is wrong with it.
final class FeedbackJson {
    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");
    private static final Pattern METRIC = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TEXT = Pattern.compile(".{1,512}", Pattern.DOTALL);

    private final JsonObject json;
    private final List<Violation> violations = new ArrayList<>();

    private FeedbackJson(JsonObject json) {
        this.json = json;
    }

    /// @throws FailureException when something is wrong
    static Feedback read(byte[] body) {
        try {
            return new FeedbackJson(new JsonObject(Buffer.buffer(body))).read();
        } catch (DecodeException | ClassCastException _) {
            throw new FailureException(new Failure.Malformed("json", "the body is no JSON object"));
        }
    }

    private Feedback read() {
        String inferenceId = required("inferenceId", ID, "the " + ChatCompletions.INFERENCE_ID + " of the answer");
        String metric = required("metric", METRIC, "up to 64 letters, digits, dots, dashes and underscores");
        double value = value();
        Optional<String> id = optional("id", json, ID, "up to 200 visible ASCII characters");
        Optional<Unit> unit = unit();
        if (!violations.isEmpty()) {
            throw new FailureException(new Failure.Invalid(violations));
        }
        return new Feedback(id, inferenceId, metric, value, unit);
    }

    private String required(String field, Pattern form, String wanted) {
        return optional(field, json, form, wanted).orElseGet(() -> {
            if (!json.containsKey(field)) {
                wrong(field, "is missing; send " + wanted);
            }
            return "";
        });
    }

    private Optional<String> optional(String field, JsonObject in, Pattern form, String wanted) {
        Object value = in.getValue(field);
        if (value instanceof String text && form.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (value != null) {
            wrong(field, "has the wrong form; send " + wanted);
        }
        return Optional.empty();
    }

    /// A yes counts as 1 and a no as 0, so that the mean is a share.
    private double value() {
        return switch (json.getValue("value")) {
            case Boolean yes -> yes ? 1 : 0;
            case Number number when Double.isFinite(number.doubleValue()) -> number.doubleValue();
            case null, default -> {
                wrong("value", "must be a finite number, true or false");
                yield 0;
            }
        };
    }

    /// A text is the unit's targeting key; an object names another attribute.
    private Optional<Unit> unit() {
        String wanted = "a targeting key, or an object with attribute and value, of at most 512 characters";
        if (!(json.getValue("unit") instanceof JsonObject named)) {
            return optional("unit", json, TEXT, wanted).map(key -> new Unit(AttributePath.TARGETING_KEY, key));
        }
        Optional<String> attribute = optional("attribute", named, TEXT, wanted);
        Optional<String> value = optional("value", named, TEXT, wanted);
        if (attribute.isEmpty() || value.isEmpty()) {
            wrong("unit", "has the wrong form; send " + wanted);
            return Optional.empty();
        }
        return Optional.of(new Unit(attribute.get(), value.get()));
    }

    private void wrong(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
