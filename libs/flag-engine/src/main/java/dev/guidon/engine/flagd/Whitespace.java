package dev.guidon.engine.flagd;

/// White space as Unicode's property White_Space has it; [Character#isWhitespace] leaves out those that do not break.
final class Whitespace {
    private Whitespace() {}

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || Character.isSpaceChar(c);
    }
}
