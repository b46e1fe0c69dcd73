/// The outside world of this service: protocols it speaks and stores it needs.
@NullMarked
package dev.guidon.evaluation.adapter;

import org.jspecify.annotations.NullMarked;
