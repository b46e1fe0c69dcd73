package dev.guidon.local;

import dev.guidon.local.seed.DemoProject;

/// What a person reads when everything is up: where everything is, and what to try.
final class Welcome {

    private Welcome() {}

    static String text(Status status, DemoProject demo, StackFolder folder) {
        return """

                %s

                flags           %s/api/v1      administrator token in %s
                evaluation      127.0.0.1:%d (gRPC), %s (HTTP)
                experiments     %s/api/experiments
                model gateway   %s/v1
                model sandbox   %s/v1

                demo project    %s, environment %s
                server key      %s
                client key      %s

                try
                  %s
                  %s
                  ./guidon demo
                """.formatted(
                        status.table(),
                        LocalPorts.url(LocalPorts.FLAG_SERVICE),
                        folder.secrets(),
                        LocalPorts.EVALUATION_SERVICE,
                        LocalPorts.url(LocalPorts.EVALUATION_SERVICE),
                        LocalPorts.url(LocalPorts.EXPERIMENT_SERVICE),
                        LocalPorts.url(LocalPorts.MODEL_GATEWAY),
                        LocalPorts.url(LocalPorts.MODEL_SANDBOX),
                        DemoProject.PROJECT,
                        DemoProject.ENVIRONMENT,
                        demo.serverKey(),
                        demo.clientKey(),
                        createFlag(folder),
                        evaluate(demo));
    }

    /// The token is read when the command runs, so that it is in no history.
    private static String createFlag(StackFolder folder) {
        return """
                curl -s -H "authorization: Bearer $(sed -n 's/^administrator.token=//p' %s)" \\
                    -H 'content-type: application/json' %s/api/v1/projects/%s/flags -d '{
                      "key": "hello", "name": "Hello", "type": "boolean", "clientVisible": true,
                      "variants": [{"key": "on", "value": true}, {"key": "off", "value": false}],
                      "environments": {"%s": {"on": true, "offVariant": "off", "targets": [], "rules": [],
                                              "defaultServe": {"variant": "on"}}}}'""".formatted(
                        folder.secrets(),
                        LocalPorts.url(LocalPorts.FLAG_SERVICE),
                        DemoProject.PROJECT,
                        DemoProject.ENVIRONMENT);
    }

    private static String evaluate(DemoProject demo) {
        return """
                grpcurl -plaintext -H 'authorization: Bearer %s' \\
                    -d '{"flag_key": "hello", "subject": {"targeting_key": "user-1"}}' \\
                    127.0.0.1:%d guidon.evaluation.v1.EvaluationService/Evaluate""".formatted(demo.serverKey(), LocalPorts.EVALUATION_SERVICE);
    }
}
