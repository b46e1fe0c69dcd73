package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.sandbox.encoder.EncodedText;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.http.Failure.UnknownModel;
import dev.guidon.sandbox.intent.IntentModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// `POST /v1/chat/completions`: the label of the intent that the model reads in the last message of the user.
///
/// `usage` counts what the network read: the word pieces of that message (256 at most), and those of the label.
final class ChatCompletions implements Endpoint {
    private final List<IntentModel> models;
    private final TextEncoder encoder;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    ChatCompletions(List<IntentModel> models, TextEncoder encoder, InstantSource clock, Supplier<UUID> ids) {
        this.models = List.copyOf(models);
        this.encoder = encoder;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Reply answer(JsonNode request) {
        ChatRequest chat = ChatRequest.parse(request);
        Completion completion = complete(chat);
        return chat.stream()
                ? new Reply.EventStream(completion.chunks(chat.includeUsage()))
                : Reply.Document.ok(completion.whole());
    }

    private Completion complete(ChatRequest chat) {
        IntentModel model = named(chat.model()).orElseThrow(() -> new RequestFailed(new UnknownModel(chat.model())));
        EncodedText message = encoder.encode(chat.message());
        String label = model.classify(message.vector());
        int labelTokens = encoder.encode(label).tokens();
        return new Completion(
                "chatcmpl-" + ids.get(),
                clock.instant().getEpochSecond(),
                model.name(),
                label,
                new Completion.Usage(message.tokens(), labelTokens));
    }

    private Optional<IntentModel> named(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
