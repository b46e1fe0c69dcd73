package dev.guidon.flag.adapter.payload;

import com.samskivert.mustache.MustacheException;
import java.io.Writer;

/// A text that ends a rendering when it gets too long.
final class BoundedWriter extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int max;

    BoundedWriter(int max) {
        this.max = max;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        if (text.length() + length > max) {
            throw new MustacheException("the template gives more than " + max + " characters");
        }
        text.append(characters, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
