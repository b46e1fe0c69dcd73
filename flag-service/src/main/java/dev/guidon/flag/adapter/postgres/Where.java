package dev.guidon.flag.adapter.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Conditions of a query, of which some are only there when they are asked for.
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    Where and(String condition, String parameter, Object value) {
        return and(condition).with(parameter, value);
    }

    Where with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /// A parameter with a name of its own, as it stands in a condition.
    String parameter(Object value) {
        String name = "p" + parameters.size();
        with(name, value);
        return ":" + name;
    }

    Where and(String condition, String parameter, Optional<?> value) {
        return value.isPresent() ? and(condition, parameter, (Object) value.get()) : this;
    }

    /// Begins with `where`, or is empty.
    String text() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    <T> Mutiny.SelectionQuery<T> fill(Mutiny.SelectionQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
