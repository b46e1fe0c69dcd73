@NullMarked
package dev.guidon.flag.insight;

import org.jspecify.annotations.NullMarked;
