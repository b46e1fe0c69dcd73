package dev.guidon.feed;

import dev.guidon.contracts.types.v1.ListValue;
import dev.guidon.contracts.types.v1.ObjectValue;
import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Values between the engine and the wire.
public final class ValueMapping {
    private ValueMapping() {}

    public static dev.guidon.contracts.types.v1.Value toWire(Value value) {
        var wire = dev.guidon.contracts.types.v1.Value.newBuilder();
        return switch (value) {
            case Value.Bool(var bool) -> wire.setBoolValue(bool).build();
            case Value.Text(var text) -> wire.setStringValue(text).build();
            case Value.Whole(var whole) -> wire.setIntValue(whole).build();
            case Value.Decimal(var decimal) -> wire.setDoubleValue(decimal).build();
            case Value.Structure(var fields) -> {
                ObjectValue.Builder object = wire.getObjectValueBuilder();
                fields.forEach((key, field) -> object.putFields(key, toWire(field)));
                yield wire.build();
            }
            case Value.Sequence(var values) -> {
                ListValue.Builder list = wire.getListValueBuilder();
                values.forEach(element -> list.addValues(toWire(element)));
                yield wire.build();
            }
            case Value.Nothing() -> wire.build();
        };
    }

    public static Value fromWire(dev.guidon.contracts.types.v1.Value wire) {
        return switch (wire.getKindCase()) {
            case BOOL_VALUE -> new Value.Bool(wire.getBoolValue());
            case STRING_VALUE -> new Value.Text(wire.getStringValue());
            case INT_VALUE -> new Value.Whole(wire.getIntValue());
            case DOUBLE_VALUE -> new Value.Decimal(wire.getDoubleValue());
            case OBJECT_VALUE -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                wire.getObjectValue().getFieldsMap().forEach((key, field) -> fields.put(key, fromWire(field)));
                yield new Value.Structure(fields);
            }
            case LIST_VALUE ->
                new Value.Sequence(wire.getListValue().getValuesList().stream()
                        .map(ValueMapping::fromWire)
                        .toList());
            case KIND_NOT_SET -> new Value.Nothing();
        };
    }
}
