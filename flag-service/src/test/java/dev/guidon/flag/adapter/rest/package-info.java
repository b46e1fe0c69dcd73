/// What of the REST adapter can be tested without a request.
@NullMarked
package dev.guidon.flag.adapter.rest;

import org.jspecify.annotations.NullMarked;
