/// Callers of the platform, each over a public protocol as any client would be.
/// Answers come back as they are; what they should be stands in the tests.
@NullMarked
package dev.guidon.e2e.client;

import org.jspecify.annotations.NullMarked;
