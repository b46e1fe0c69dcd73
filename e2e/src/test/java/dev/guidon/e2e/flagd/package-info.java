/// evaluation-service in flagd's place: stock clients, and nothing that they would not do with flagd.
@NullMarked
package dev.guidon.e2e.flagd;

import org.jspecify.annotations.NullMarked;
