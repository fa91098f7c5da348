package dev.jfork.wire;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values that their text tells all about, each of which may be {@code null}.
 *
 * <p>What its text does not tell all about is refused with a {@link WireException} where it is written; so is, where it is
 * read, what that JVM does not know, as a charset or an URL's protocol.
 *
 * @since 0.1
 */
public final class Texts {
    private Texts() {}

    /** Writes a {@code URI}. */
    public static void writeURI(WireWriter out, @Nullable URI value) {
        out.writeString(value == null ? null : value.toString());
    }

    /** Reads a {@code URI}. */
    public static @Nullable URI readURI(WireReader in) {
        String text = in.readString();
        try {
            return text == null ? null : URI.create(text);
        } catch (RuntimeException e) {
            throw unreadable("URI", text, e);
        }
    }

    /** Writes a {@code URL}, and looks no host up. A stream handler of its own, if it has one, is left behind. */
    public static void writeURL(WireWriter out, @Nullable URL value) {
        out.writeString(value == null ? null : value.toExternalForm());
    }

    /** Reads a {@code URL}, and looks no host up. */
    public static @Nullable URL readURL(WireReader in) {
        String text = in.readString();
        try {
            return text == null ? null : new URL(text);
        } catch (Exception e) { // a MalformedURLException, which the verifier would load
            throw unreadable("URL", text, e);
        }
    }

    /**
     * Writes a {@code File}.
     *
     * @throws WireException if it is of a subclass
     */
    public static void writeFile(WireWriter out, @Nullable File value) {
        if (value != null && value.getClass() != File.class) {
            throw WireException.subclass(value, File.class);
        }
        out.writeString(value == null ? null : value.getPath());
    }

    /** Reads a {@code File}, relative to the reader's working directory if it was written as a relative one. */
    public static @Nullable File readFile(WireReader in) {
        String text = in.readString();
        return text == null ? null : new File(text);
    }

    /**
     * Writes a {@code Path}.
     *
     * @throws WireException if it is of another file system than the default one, or its bytes are no text in the encoding
     *     of file names
     */
    public static void writePath(WireWriter out, @Nullable Path value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        FileSystem home = value.getFileSystem();
        if (home != FileSystems.getDefault()) {
            throw WireException.of("The path " + value + " can't travel: it is of the file system \""
                    + home.provider().getScheme()
                    + "\", and only those of the default file system can. Pass a String or a"
                    + " URI, and let the worker open the file system");
        }
        String text = value.toString();
        if (!value.equals(path(text))) {
            throw WireException.of(
                    "The path " + text + " can't travel: its name has bytes that are no text in this JVM's encoding of"
                            + " file names. Start the JVM in a UTF-8 locale, or rename the file");
        }
        out.writeString(text);
    }

    /** Reads a {@code Path}, relative to the reader's working directory if it was written as a relative one. */
    public static @Nullable Path readPath(WireReader in) {
        String text = in.readString();
        return text == null ? null : path(text);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (RuntimeException e) {
            throw unreadable("Path", text, e);
        }
    }

    /** Writes a {@code Locale}: its language, script, country, variant and extensions. */
    public static void writeLocale(WireWriter out, @Nullable Locale value) {
        out.writePresence(value);
        if (value == null) {
            return;
        }
        // Tags know no variants such as NY in no_NO_NY; the constructor knows no scripts and extensions.
        boolean tagged = !value.getScript().isEmpty() || value.hasExtensions();
        out.writeBoolean(tagged);
        if (tagged) {
            String tag = value.toLanguageTag();
            if (!value.equals(Locale.forLanguageTag(tag))) {
                throw WireException.of(
                        "The locale " + value + " can't travel: no language tag says all that it is. Leave"
                                + " out its variant, or its script and extensions");
            }
            out.writeString(tag);
        } else {
            out.writeString(value.getLanguage());
            out.writeString(value.getCountry());
            out.writeString(value.getVariant());
        }
    }

    /** Reads a {@code Locale}. */
    public static @Nullable Locale readLocale(WireReader in) {
        if (!in.readPresence()) {
            return null;
        }
        return in.readBoolean()
                ? Locale.forLanguageTag(in.readNonNullString())
                : new Locale(in.readNonNullString(), in.readNonNullString(), in.readNonNullString());
    }

    /** Writes a {@code Charset}. */
    public static void writeCharset(WireWriter out, @Nullable Charset value) {
        out.writeString(value == null ? null : value.name());
    }

    /** Reads a {@code Charset}. */
    public static @Nullable Charset readCharset(WireReader in) {
        String text = in.readString();
        try {
            return text == null ? null : Charset.forName(text);
        } catch (RuntimeException e) {
            throw unreadable("Charset", text, e);
        }
    }

    /** Writes a {@code Currency}. */
    public static void writeCurrency(WireWriter out, @Nullable Currency value) {
        out.writeString(value == null ? null : value.getCurrencyCode());
    }

    /** Reads a {@code Currency}. */
    public static @Nullable Currency readCurrency(WireReader in) {
        String text = in.readString();
        try {
            return text == null ? null : Currency.getInstance(text);
        } catch (RuntimeException e) {
            throw unreadable("Currency", text, e);
        }
    }

    /**
     * Writes a {@code TimeZone}.
     *
     * @throws WireException if it is not the one that {@code TimeZone.getTimeZone} gives for its id, as a
     *     {@code SimpleTimeZone} is not
     */
    public static void writeTimeZone(WireWriter out, @Nullable TimeZone value) {
        if (value != null && !TimeZone.getTimeZone(value.getID()).equals(value)) {
            throw WireException.of("The time zone " + value.getID() + " can't travel: it is a "
                    + value.getClass().getName() + " with rules of its own. Pass one that TimeZone.getTimeZone gives");
        }
        out.writeString(value == null ? null : value.getID());
    }

    /** Reads a {@code TimeZone}. */
    public static @Nullable TimeZone readTimeZone(WireReader in) {
        String id = in.readString();
        if (id == null) {
            return null;
        }
        TimeZone zone = TimeZone.getTimeZone(id);
        if (!zone.getID().equals(id)) { // GMT, in place of what it does not know
            throw WireException.of("This JVM knows no time zone " + id);
        }
        return zone;
    }

    /**
     * Writes a {@code Pattern}: its text and flags.
     *
     * @throws WireException if it has the flag {@code CANON_EQ}, which takes all memory for some texts, or turns flags on or
     *     off after its beginning, as {@code a(?i)b} does: no pattern tells which flags it began with
     */
    public static void writePattern(WireWriter out, @Nullable Pattern value) {
        if (value != null) {
            refuseCanonEq(value.flags());
            if ((value.flags() & Pattern.LITERAL) == 0) {
                refuseLateFlags(value);
            }
        }
        out.writeString(value == null ? null : value.pattern());
        if (value != null) {
            out.writeInt(value.flags());
        }
    }

    /** Reads a {@code Pattern}. */
    public static @Nullable Pattern readPattern(WireReader in) {
        String text = in.readString();
        if (text == null) {
            return null;
        }
        int flags = in.readInt();
        refuseCanonEq(flags);
        try {
            return Pattern.compile(text, flags);
        } catch (RuntimeException e) {
            throw unreadable("Pattern", text, e);
        }
    }

    private static void refuseCanonEq(int flags) {
        if ((flags & Pattern.CANON_EQ) != 0) {
            throw WireException.of("A Pattern with the flag CANON_EQ can't travel: pass its text as a String");
        }
    }

    // Pattern.flags() are those at the end, which tell the first ones only if no others lead there. Pattern itself is
    // asked, who knows quotes, classes and comments. At the very beginning, (?i) does no more than a flag would.
    private static void refuseLateFlags(Pattern pattern) {
        String rest = pattern.pattern().substring(endOfFirstFlags(pattern.pattern()));
        if (rest.indexOf('?') < 0) {
            return;
        }
        for (int flag = 1; flag <= Pattern.UNICODE_CHARACTER_CLASS; flag <<= 1) {
            if (flag != Pattern.LITERAL && flag != Pattern.CANON_EQ && leadsTo(pattern.flags(), rest, flag)) {
                throw WireException.of(
                        "The Pattern " + pattern + " can't travel: it sets flags behind its beginning. Set"
                                + " them there, or for a group, as in (?i:abc)");
            }
        }
    }

    private static int endOfFirstFlags(String text) {
        int end = 0;
        while (text.startsWith("(?", end)) {
            int at = end + 2;
            while (at < text.length() && "idmsuxU-".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at == text.length() || text.charAt(at) != ')') {
                break;
            }
            end = at + 1;
        }
        return end;
    }

    /** Whether the text ends with these flags even if it begins with one of them changed. */
    private static boolean leadsTo(int flags, String text, int changed) {
        if (changed == Pattern.UNICODE_CASE && (flags & Pattern.UNICODE_CHARACTER_CLASS) != 0) {
            return false; // one implies the other
        }
        try {
            return Pattern.compile(text, flags ^ changed).flags() == flags;
        } catch (RuntimeException e) { // so it did not begin like that
            return false;
        }
    }

    private static RuntimeException unreadable(String type, @Nullable String text, Exception cause) {
        return WireException.of("This JVM can't make a " + type + " of \"" + text + "\": " + cause, cause);
    }
}
