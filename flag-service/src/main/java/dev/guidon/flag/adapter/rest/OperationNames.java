package dev.guidon.flag.adapter.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/// Names operations as a generated client has them for methods: `FlagsResource_list` becomes `listFlags`. Class and
/// method together are unique, so the names are. An operation whose name reads badly has one of its own.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OperationNames implements OASFilter {
    private static final String SUFFIX = "Resource";

    @Override
    public Operation filterOperation(Operation operation) {
        String[] parts = operation.getOperationId().split(SUFFIX + "_", 2);
        // One that is given by hand stays as it is.
        if (parts.length == 2) {
            operation.setOperationId(parts[1] + parts[0]);
        }
        return operation;
    }
}
