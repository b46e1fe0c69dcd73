package dev.guidon.contracts;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds what a change of contracts breaks for those who hold the earlier ones: on the wire (field numbers, types,
/// cardinality, methods), in JSON (names), and in stored bytes. Additions are free; removals need `reserved`.
final class Breakage {
    private final List<String> found = new ArrayList<>();

    private Breakage() {}

    /// One sentence for each thing in `before` that `after` no longer honours.
    static List<String> between(FileDescriptorSet before, FileDescriptorSet after) {
        Breakage breakage = new Breakage();
        Map<String, FileDescriptorProto> files = byKey(after.getFileList(), FileDescriptorProto::getName);
        for (FileDescriptorProto file : before.getFileList()) {
            breakage.compareFile(file, files.getOrDefault(file.getName(), FileDescriptorProto.getDefaultInstance()));
        }
        return List.copyOf(breakage.found);
    }

    private void compareFile(FileDescriptorProto before, FileDescriptorProto after) {
        if (!before.getPackage().equals(after.getPackage())) {
            found.add("file " + before.getName() + " is gone or left package " + before.getPackage());
            return;
        }
        String at = before.getPackage() + ".";
        compareMessages(at, before.getMessageTypeList(), after.getMessageTypeList());
        compareEnums(at, before.getEnumTypeList(), after.getEnumTypeList());
        Map<String, ServiceDescriptorProto> services = byKey(after.getServiceList(), ServiceDescriptorProto::getName);
        for (ServiceDescriptorProto service : before.getServiceList()) {
            compareMethods(
                    at + service.getName(),
                    service,
                    services.getOrDefault(service.getName(), ServiceDescriptorProto.getDefaultInstance()));
        }
    }

    private void compareMessages(String at, List<DescriptorProto> before, List<DescriptorProto> after) {
        Map<String, DescriptorProto> messages = byKey(after, DescriptorProto::getName);
        for (DescriptorProto message : before) {
            DescriptorProto now = messages.get(message.getName());
            if (now == null) {
                found.add("message " + at + message.getName() + " is gone");
            } else {
                compareFields(at + message.getName() + ".", message, now);
                compareMessages(at + message.getName() + ".", message.getNestedTypeList(), now.getNestedTypeList());
                compareEnums(at + message.getName() + ".", message.getEnumTypeList(), now.getEnumTypeList());
            }
        }
    }

    private void compareFields(String at, DescriptorProto before, DescriptorProto after) {
        Map<Integer, FieldDescriptorProto> fields = byKey(after.getFieldList(), FieldDescriptorProto::getNumber);
        for (FieldDescriptorProto field : before.getFieldList()) {
            FieldDescriptorProto now = fields.get(field.getNumber());
            String name = at + field.getName() + " = " + field.getNumber();
            if (now == null) {
                requireReserved(name, field, after);
            } else if (!shape(field, before).equals(shape(now, after))) {
                found.add("field " + name + " changed from " + shape(field, before) + " to " + shape(now, after));
            }
        }
    }

    private void requireReserved(String name, FieldDescriptorProto field, DescriptorProto after) {
        boolean numberReserved = after.getReservedRangeList().stream()
                .anyMatch(range -> range.getStart() <= field.getNumber() && field.getNumber() < range.getEnd());
        if (!numberReserved || !after.getReservedNameList().contains(field.getName())) {
            found.add("field " + name + " is gone and neither its number nor its name may be used again: reserve both");
        }
    }

    /// What must stay: name (for JSON), type, cardinality, and the one-of it belongs to.
    private static String shape(FieldDescriptorProto field, DescriptorProto in) {
        String oneOf = field.hasOneofIndex()
                ? " in " + in.getOneofDecl(field.getOneofIndex()).getName()
                : "";
        return field.getLabel() + " " + field.getType() + " " + field.getTypeName() + " " + field.getName() + oneOf;
    }

    private void compareEnums(String at, List<EnumDescriptorProto> before, List<EnumDescriptorProto> after) {
        Map<String, EnumDescriptorProto> enums = byKey(after, EnumDescriptorProto::getName);
        for (EnumDescriptorProto type : before) {
            EnumDescriptorProto now = enums.getOrDefault(type.getName(), EnumDescriptorProto.getDefaultInstance());
            Map<Integer, EnumValueDescriptorProto> values =
                    byKey(now.getValueList(), EnumValueDescriptorProto::getNumber);
            for (EnumValueDescriptorProto value : type.getValueList()) {
                EnumValueDescriptorProto kept = values.get(value.getNumber());
                if (kept == null || !kept.getName().equals(value.getName())) {
                    found.add("value " + at + type.getName() + "." + value.getName() + " = " + value.getNumber()
                            + " is gone or renamed");
                }
            }
        }
    }

    private void compareMethods(String at, ServiceDescriptorProto before, ServiceDescriptorProto after) {
        Map<String, MethodDescriptorProto> methods = byKey(after.getMethodList(), MethodDescriptorProto::getName);
        for (MethodDescriptorProto method : before.getMethodList()) {
            MethodDescriptorProto now = methods.get(method.getName());
            if (now == null || !Objects.equals(signature(method), signature(now))) {
                found.add("method " + at + "." + method.getName() + " is gone or changed its signature");
            }
        }
    }

    private static String signature(MethodDescriptorProto method) {
        return method.getInputType()
                + method.getClientStreaming()
                + method.getOutputType()
                + method.getServerStreaming();
    }

    private static <K, V> Map<K, V> byKey(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
