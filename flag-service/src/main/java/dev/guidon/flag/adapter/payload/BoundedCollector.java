package dev.guidon.flag.adapter.payload;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.MustacheException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Gives a template maps and lists and nothing else (no fields or methods of objects), and ends loops in loops. Serves
/// one rendering.
final class BoundedCollector extends BasicCollector {
    /// Far more than any event has elements.
    private static final int MAX_STEPS = 2_000;

    private final AtomicInteger steps = new AtomicInteger();

    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
        Iterator<?> elements = super.toIterator(value);
        return elements == null ? null : new Counted(elements, steps);
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }

    private record Counted(Iterator<?> elements, AtomicInteger steps) implements Iterator<Object> {
        @Override
        public boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        public Object next() {
            if (steps.incrementAndGet() > MAX_STEPS) {
                throw new MustacheException("the template repeats more than " + MAX_STEPS + " times");
            }
            return elements.next();
        }
    }
}
