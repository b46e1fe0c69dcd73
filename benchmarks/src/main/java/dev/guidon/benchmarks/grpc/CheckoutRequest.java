package dev.guidon.benchmarks.grpc;

import dev.guidon.benchmarks.flag.Checkout;
import dev.guidon.benchmarks.flag.Person;
import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.contracts.evaluation.v1.Subject;
import dev.guidon.contracts.types.v1.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one request that is sent over and over: it meets no rule and is split.
record CheckoutRequest(EvaluateRequest message) {
    /// A byte that says "not compressed", and the length (gRPC over HTTP/2, Length-Prefixed-Message).
    static final int FRAME_HEADER = 5;

    static CheckoutRequest of(Person person) {
        Subject.Builder subject = Subject.newBuilder().setTargetingKey(person.key());
        person.attributes().forEach((name, value) -> subject.putAttributes(name, valueOf(value)));
        return new CheckoutRequest(EvaluateRequest.newBuilder()
                .setFlagKey(Checkout.KEY)
                .setSubject(subject)
                .build());
    }

    private static Value valueOf(Object attribute) {
        Value.Builder value = Value.newBuilder();
        return attribute instanceof Long number
                ? value.setIntValue(number).build()
                : value.setStringValue(String.valueOf(attribute)).build();
    }

    /// Writes the body of the HTTP request, as a load generator sends it.
    Path writeFramed(Path file) throws IOException {
        byte[] bytes = message.toByteArray();
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + bytes.length);
        frame.put((byte) 0).putInt(bytes.length).put(bytes);
        return Files.write(file, frame.array());
    }
}
