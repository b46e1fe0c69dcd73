package dev.guidon.gateway.adapter.http;

import dev.guidon.gateway.route.ChooseModel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// `GET /v1/models`: the routes that a key may use.
@ApplicationScoped
class Models {
    private final ChooseModel chooseModel;

    Models(ChooseModel chooseModel) {
        this.chooseModel = chooseModel;
    }

    void list(RoutingContext context) {
        JsonArray models = new JsonArray();
        chooseModel.routes(Arrival.of(context).caller()).forEach(route -> models.add(model(route)));
        var _ = context.json(new JsonObject().put("object", "list").put("data", models));
    }

    /// Clients insist on a time of creation, and a route has none: its flag's versions are what changes.
    private static JsonObject model(String route) {
        return new JsonObject()
                .put("id", route)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", "guidon");
    }
}
