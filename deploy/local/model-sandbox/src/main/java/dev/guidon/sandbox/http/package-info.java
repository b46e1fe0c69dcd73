/// The OpenAI dialect over HTTP: paths, documents, event streams and error bodies.
/// Shapes follow the public OpenAPI description of the OpenAI API. Knows the models only as something that classifies.
@NullMarked
package dev.guidon.sandbox.http;

import org.jspecify.annotations.NullMarked;
