/// Failures as RFC 9457 problems on HTTP. Being on the class path is enough to have them.
@NullMarked
package dev.guidon.kit.adapter.rest;

import org.jspecify.annotations.NullMarked;
