/// Requests that nobody would send, made at random out of the API's own description.
@NullMarked
package dev.guidon.flag.fuzz;

import org.jspecify.annotations.NullMarked;
