package dev.guidon.flag;

import io.restassured.response.Response;

/// A project with one environment and one boolean flag, which is off.
record Scene(String project, String environmentId) {
    static final String FLAG = """
            {'key': 'checkout', 'type': 'boolean',
             'variants': [{'key': 'on', 'value': true}, {'key': 'off', 'value': false}]}""";

    static Scene set() {
        String project = Api.newProject();
        String id = Api.created(Api.post(project + "/environments", "{'key': 'prod', 'name': 'Production'}"))
                .extract()
                .path("id");
        Api.created(Api.post(project + "/flags", FLAG));
        return new Scene(project, id);
    }

    String environment() {
        return project + "/environments/prod";
    }

    String flag() {
        return environment() + "/flags/checkout";
    }

    Response change(long version, String defaultVariant) {
        return Api.put(flag(), version, configuration(defaultVariant));
    }

    /// Turns the flag on or off.
    Response put(long version, boolean on) {
        return Api.put(flag(), version, configuration("on").replace("true", Boolean.toString(on)));
    }

    static String configuration(String defaultVariant) {
        return "{'on': true, 'offVariant': 'off', 'defaultServe': {'variant': '" + defaultVariant + "'}}";
    }

    /// How many changes readers of the environment must have learnt.
    long sequence() {
        return Api.get(environment())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("sequence");
    }
}
