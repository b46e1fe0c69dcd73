/// Changes that others look at before they are made: requests, reviews, and carrying out what was approved.
@NullMarked
package dev.guidon.flag.approval;

import org.jspecify.annotations.NullMarked;
