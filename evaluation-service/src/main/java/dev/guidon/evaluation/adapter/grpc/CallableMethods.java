package dev.guidon.evaluation.adapter.grpc;

import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.quarkus.grpc.GrpcService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The methods of the gRPC services, for whoever reaches them by another protocol.
@ApplicationScoped
public class CallableMethods {
    private final Map<String, ServerMethodDefinition<?, ?>> byPath = new HashMap<>();

    CallableMethods(
            @GrpcService FlagdV1Endpoint v1,
            @GrpcService FlagdV2Endpoint v2,
            @GrpcService SchemaV1Endpoint schema,
            @GrpcService EvaluationEndpoint own,
            Identification identification) {
        for (BindableService service : List.of(v1, v2, schema, own)) {
            ServerInterceptors.intercept(service.bindService(), identification)
                    .getMethods()
                    .forEach(method ->
                            byPath.put("/" + method.getMethodDescriptor().getFullMethodName(), method));
        }
    }

    /// By the path that gRPC gives them, such as `/package.Service/Method`.
    public Map<String, ServerMethodDefinition<?, ?>> byPath() {
        return byPath;
    }
}
