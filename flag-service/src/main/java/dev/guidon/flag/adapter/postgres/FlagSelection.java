package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.edit.FlagCursor;
import dev.guidon.flag.edit.FlagOrder;
import dev.guidon.flag.edit.FlagQuery;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Flags of a project that fit a query, in its order.
record FlagSelection(Where where, String order) {

    static FlagSelection of(String projectKey) {
        return new FlagSelection(
                new Where()
                        .and("f.id.projectKey = :project", "project", (Object) projectKey)
                        .and("f.deletedAt is null"),
                "f.id.key");
    }

    static FlagSelection of(String projectKey, FlagQuery query, Page.Request request) {
        Where where = of(projectKey)
                .where()
                .and("array_position(f.tags, :tag) > 0", "tag", query.tag())
                .and("f.maintainer = :maintainer", "maintainer", query.maintainer())
                .and(
                        "(locate(:text, f.id.key) > 0 or locate(:text, lower(f.name)) > 0"
                                + " or locate(:text, lower(f.description)) > 0)",
                        "text",
                        query.text().map(text -> text.toLowerCase(Locale.ROOT)));
        where.and(new VisibleRows("f.id.key", Optional.of("f.tags")).condition(query.visible(), where));
        query.archived().ifPresent(archived -> where.and("f.archivedAt is " + (archived ? "not null" : "null")));
        TraitsSelection.narrow(where, query.traits());
        if (!request.after().isEmpty()) {
            goOnAfter(where, query.order(), FlagCursor.read(query.order().by(), request.after()));
        }
        return new FlagSelection(where, columns(query.order()));
    }

    private static void goOnAfter(Where where, FlagOrder order, FlagCursor cursor) {
        String after = order.descending() ? " < " : " > ";
        where.and(
                switch (order.by()) {
                    case KEY -> "f.id.key" + after + ":key";
                    case CREATED_AT -> goOnAfter("f.createdAt", after);
                    case CHANGED_AT -> goOnAfter("f.changedAt", after);
                },
                "key",
                (Object) cursor.key());
        if (order.by() != FlagOrder.By.KEY) {
            where.with("at", cursor.at());
        }
    }

    private static String goOnAfter(String column, String after) {
        return "(" + column + after + ":at or (" + column + " = :at and f.id.key" + after + ":key))";
    }

    private static String columns(FlagOrder order) {
        String direction = order.descending() ? " desc" : "";
        return switch (order.by()) {
            case KEY -> "f.id.key" + direction;
            case CREATED_AT -> "f.createdAt" + direction + ", f.id.key" + direction;
            case CHANGED_AT -> "f.changedAt" + direction + ", f.id.key" + direction;
        };
    }

    Uni<List<FlagRow>> rows(int limit) {
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                        "from FlagRow f" + where.text() + " order by " + order, FlagRow.class))
                .setMaxResults(limit)
                .getResultList());
    }
}
