/// flagd without a platform: flags out of documents that files, HTTP servers and other flagds hold, and no keys.
@NullMarked
package dev.guidon.evaluation.standalone;

import org.jspecify.annotations.NullMarked;
