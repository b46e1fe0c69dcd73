/// Events over HTTP.
@NullMarked
package dev.guidon.evaluation.adapter.rest;

import org.jspecify.annotations.NullMarked;
