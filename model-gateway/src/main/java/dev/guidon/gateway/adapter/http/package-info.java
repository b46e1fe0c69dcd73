/// What callers see: chat completions, models and feedback over HTTP, with errors in OpenAI's shape.
@NullMarked
package dev.guidon.gateway.adapter.http;

import org.jspecify.annotations.NullMarked;
