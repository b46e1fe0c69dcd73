package dev.guidon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.guidon.contracts.evaluation.v1.EvaluateRequest;
import dev.guidon.contracts.events.v1.Event;
import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.schema.v1.Schema;
import dev.guidon.contracts.types.v1.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ContractsTest {
    private static final Path COMMITTED = Path.of("src/test/resources/contracts.binpb");

    /// To accept additions, run this class with `-Dcontracts.accept=true` and commit the file that it writes.
    @Test
    void everyContractKeepsWhatTheCommittedOnesPromise() throws IOException {
        FileDescriptorSet now = current();
        if (Boolean.getBoolean("contracts.accept")) {
            assertThat(Breakage.between(committed(), now)).isEmpty();
            Files.write(COMMITTED, now.toByteArray());
            return;
        }

        assertThat(Breakage.between(committed(), now)).isEmpty();
        assertThat(now)
                .as("contracts grew: run ContractsTest with -Dcontracts.accept=true and commit contracts.binpb")
                .isEqualTo(committed());
    }

    @Test
    void aRemovedFieldIsFound() {
        assertThat(Breakage.between(current(), withEvent(event -> event.removeField(3))))
                .singleElement()
                .asString()
                .startsWith("field guidon.events.v1.Event.name = 4 is gone");
    }

    @Test
    void aRemovedFieldMayBeReserved() {
        assertThat(Breakage.between(current(), withEvent(event -> {
                    event.removeField(3).addReservedName("name");
                    event.addReservedRangeBuilder().setStart(4).setEnd(5);
                })))
                .isEmpty();
    }

    @Test
    void aChangedNumberTypeOrNameIsFound() {
        assertThat(Breakage.between(
                        current(), withEvent(event -> event.getFieldBuilder(3).setNumber(99))))
                .isNotEmpty();
        assertThat(Breakage.between(
                        current(), withEvent(event -> event.getFieldBuilder(3).setName("title"))))
                .isNotEmpty();
        assertThat(Breakage.between(current(), withEvent(event -> event.getFieldBuilder(3)
                        .setType(com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type.TYPE_BYTES))))
                .isNotEmpty();
    }

    @Test
    void aRemovedMessageMethodAndEnumValueAreFound() {
        FileDescriptorSet.Builder after = current().toBuilder();
        after.getFileBuilderList().forEach(file -> {
            if (file.getPackage().equals("guidon.evaluation.v1")) {
                file.getServiceBuilder(0).removeMethod(0);
                file.getEnumTypeBuilder(0).removeValue(1);
                file.removeMessageType(0);
            }
        });

        assertThat(Breakage.between(current(), after.build())).hasSize(3);
    }

    @Test
    void additionsAreFree() {
        assertThat(Breakage.between(withEvent(event -> event.removeField(event.getFieldCount() - 1)), current()))
                .isEmpty();
    }

    private interface Edit {
        void apply(DescriptorProto.Builder event);
    }

    private static FileDescriptorSet withEvent(Edit edit) {
        FileDescriptorSet.Builder changed = current().toBuilder();
        for (FileDescriptorProto.Builder file : changed.getFileBuilderList()) {
            for (DescriptorProto.Builder message : file.getMessageTypeBuilderList()) {
                if (file.getPackage().equals("guidon.events.v1")
                        && message.getName().equals("Event")) {
                    edit.apply(message);
                }
            }
        }
        return changed.build();
    }

    private static FileDescriptorSet current() {
        Stream<FileDescriptor> withMessages = Stream.of(
                        EvaluateRequest.getDescriptor(),
                        Event.getDescriptor(),
                        Partial.getDescriptor(),
                        Flag.getDescriptor(),
                        Unit.getDescriptor(),
                        dev.guidon.contracts.flagd.evaluation.v1.EventStreamRequest.getDescriptor(),
                        dev.guidon.contracts.flagd.evaluation.v2.EventStreamRequest.getDescriptor(),
                        dev.guidon.contracts.flagd.sync.v1.SyncFlagsRequest.getDescriptor())
                .map(Descriptor::getFile);
        List<FileDescriptorProto> files = Stream.concat(withMessages, Stream.of(Schema.getDescriptor()))
                .map(FileDescriptor::toProto)
                .toList();
        return FileDescriptorSet.newBuilder().addAllFile(files).build();
    }

    private static FileDescriptorSet committed() throws IOException {
        try (InputStream in = ContractsTest.class.getResourceAsStream("/contracts.binpb")) {
            return FileDescriptorSet.parseFrom(
                    Objects.requireNonNull(in, "contracts.binpb is committed beside this test"));
        }
    }
}
