package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guidon.flag.project.Page;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list.
///
/// @param next `after` of the following page; absent on the last one
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PageBody<T>(List<T> items, Optional<String> next) {

    static <S, T> PageBody<T> of(Page<S> page, Function<S, T> body) {
        return new PageBody<>(page.items().stream().map(body).toList(), page.next());
    }

    static Page.Request request(int limit, String after) {
        if (limit < 1 || limit > Page.Request.MAX_LIMIT) {
            throw new FailureException(
                    Failure.Invalid.of("limit", "must be from 1 to " + Page.Request.MAX_LIMIT + ", not " + limit));
        }
        return new Page.Request(limit, after);
    }
}
