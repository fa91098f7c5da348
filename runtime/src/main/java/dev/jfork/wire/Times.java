package dev.jfork.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the values of {@code java.time}, and {@code java.util.Date}, each of which may be {@code null}. Bytes that
 * are no such value are refused with a {@link WireException}.
 *
 * @since 0.1
 */
public final class Times {
    private static final int MAX_NANO = 999_999_999;
    private static final int MAX_OFFSET = 18 * 3600;

    private Times() {}

    /** Writes an {@code Instant}. */
    public static void writeInstant(WireWriter out, @Nullable Instant value) {
        out.writePresence(value);
        if (value != null) {
            out.writeLong(value.getEpochSecond());
            out.writeInt(value.getNano());
        }
    }

    /** Reads an {@code Instant}. */
    public static @Nullable Instant readInstant(WireReader in) {
        if (!in.readPresence()) {
            return null;
        }
        long second = checked(in.readLong(), Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
        return Instant.ofEpochSecond(second, nano(in));
    }

    /** Writes a {@code Duration}. */
    public static void writeDuration(WireWriter out, @Nullable Duration value) {
        out.writePresence(value);
        if (value != null) {
            out.writeLong(value.getSeconds());
            out.writeInt(value.getNano());
        }
    }

    /** Reads a {@code Duration}. */
    public static @Nullable Duration readDuration(WireReader in) {
        return in.readPresence() ? Duration.ofSeconds(in.readLong(), nano(in)) : null;
    }

    /** Writes a {@code Period}: its years, months and days as they are. */
    public static void writePeriod(WireWriter out, @Nullable Period value) {
        out.writePresence(value);
        if (value != null) {
            out.writeInt(value.getYears());
            out.writeInt(value.getMonths());
            out.writeInt(value.getDays());
        }
    }

    /** Reads a {@code Period}. */
    public static @Nullable Period readPeriod(WireReader in) {
        return in.readPresence() ? Period.of(in.readInt(), in.readInt(), in.readInt()) : null;
    }

    /** Writes a {@code Year}. */
    public static void writeYear(WireWriter out, @Nullable Year value) {
        out.writePresence(value);
        if (value != null) {
            out.writeInt(value.getValue());
        }
    }

    /** Reads a {@code Year}. */
    public static @Nullable Year readYear(WireReader in) {
        return in.readPresence() ? Year.of(year(in)) : null;
    }

    /** Writes a {@code YearMonth}. */
    public static void writeYearMonth(WireWriter out, @Nullable YearMonth value) {
        out.writePresence(value);
        if (value != null) {
            out.writeInt(value.getYear());
            out.writeByte((byte) value.getMonthValue());
        }
    }

    /** Reads a {@code YearMonth}. */
    public static @Nullable YearMonth readYearMonth(WireReader in) {
        return in.readPresence() ? YearMonth.of(year(in), month(in)) : null;
    }

    /** Writes a {@code MonthDay}. */
    public static void writeMonthDay(WireWriter out, @Nullable MonthDay value) {
        out.writePresence(value);
        if (value != null) {
            out.writeByte((byte) value.getMonthValue());
            out.writeByte((byte) value.getDayOfMonth());
        }
    }

    /** Reads a {@code MonthDay}. */
    public static @Nullable MonthDay readMonthDay(WireReader in) {
        if (!in.readPresence()) {
            return null;
        }
        Month month = Month.of(month(in));
        return MonthDay.of(month, (int) checked(in.readByte(), 1, month.maxLength()));
    }

    /** Writes a {@code LocalDate}. */
    public static void writeLocalDate(WireWriter out, @Nullable LocalDate value) {
        out.writePresence(value);
        if (value != null) {
            write(out, value);
        }
    }

    /** Reads a {@code LocalDate}. */
    public static @Nullable LocalDate readLocalDate(WireReader in) {
        return in.readPresence() ? date(in) : null;
    }

    /** Writes a {@code LocalTime}. */
    public static void writeLocalTime(WireWriter out, @Nullable LocalTime value) {
        out.writePresence(value);
        if (value != null) {
            write(out, value);
        }
    }

    /** Reads a {@code LocalTime}. */
    public static @Nullable LocalTime readLocalTime(WireReader in) {
        return in.readPresence() ? time(in) : null;
    }

    /** Writes a {@code LocalDateTime}. */
    public static void writeLocalDateTime(WireWriter out, @Nullable LocalDateTime value) {
        out.writePresence(value);
        if (value != null) {
            write(out, value);
        }
    }

    /** Reads a {@code LocalDateTime}. */
    public static @Nullable LocalDateTime readLocalDateTime(WireReader in) {
        return in.readPresence() ? dateTime(in) : null;
    }

    /** Writes an {@code OffsetTime}. */
    public static void writeOffsetTime(WireWriter out, @Nullable OffsetTime value) {
        out.writePresence(value);
        if (value != null) {
            write(out, value.toLocalTime());
            write(out, value.getOffset());
        }
    }

    /** Reads an {@code OffsetTime}. */
    public static @Nullable OffsetTime readOffsetTime(WireReader in) {
        return in.readPresence() ? OffsetTime.of(time(in), offset(in)) : null;
    }

    /** Writes an {@code OffsetDateTime}. */
    public static void writeOffsetDateTime(WireWriter out, @Nullable OffsetDateTime value) {
        out.writePresence(value);
        if (value != null) {
            write(out, value.toLocalDateTime());
            write(out, value.getOffset());
        }
    }

    /** Reads an {@code OffsetDateTime}. */
    public static @Nullable OffsetDateTime readOffsetDateTime(WireReader in) {
        return in.readPresence() ? OffsetDateTime.of(dateTime(in), offset(in)) : null;
    }

    /** Writes a {@code ZonedDateTime}: its offset too, which its zone alone does not tell where clocks are put back. */
    public static void writeZonedDateTime(WireWriter out, @Nullable ZonedDateTime value) {
        out.writePresence(value);
        if (value != null) {
            write(out, value.toLocalDateTime());
            write(out, value.getOffset());
            out.writeString(value.getZone().getId());
        }
    }

    /**
     * Reads a {@code ZonedDateTime}. A JVM whose time zones have other rules than those of the writer makes the same instant
     * of it, by its own rules.
     */
    public static @Nullable ZonedDateTime readZonedDateTime(WireReader in) {
        if (!in.readPresence()) {
            return null;
        }
        LocalDateTime dateTime = dateTime(in);
        ZoneOffset offset = offset(in);
        ZoneId zone = zone(in.readNonNullString());
        try {
            return ZonedDateTime.ofInstant(dateTime, offset, zone);
        } catch (RuntimeException e) {
            throw WireException.of("No time of " + zone + ": " + e.getMessage(), e);
        }
    }

    /** Writes a {@code ZoneId}. */
    public static void writeZoneId(WireWriter out, @Nullable ZoneId value) {
        out.writeString(value == null ? null : value.getId());
    }

    /** Reads a {@code ZoneId}. */
    public static @Nullable ZoneId readZoneId(WireReader in) {
        String id = in.readString();
        return id == null ? null : zone(id);
    }

    /** Writes a {@code ZoneOffset}. */
    public static void writeZoneOffset(WireWriter out, @Nullable ZoneOffset value) {
        out.writePresence(value);
        if (value != null) {
            write(out, value);
        }
    }

    /** Reads a {@code ZoneOffset}. */
    public static @Nullable ZoneOffset readZoneOffset(WireReader in) {
        return in.readPresence() ? offset(in) : null;
    }

    /**
     * Writes a {@code java.util.Date}.
     *
     * @throws WireException if it is of a subclass, as {@code java.sql.Timestamp} is
     */
    @SuppressWarnings("JavaUtilDate") // Programs have them.
    public static void writeDate(WireWriter out, @Nullable Date value) {
        out.writePresence(value);
        if (value != null) {
            if (value.getClass() != Date.class) {
                throw WireException.subclass(value, Date.class);
            }
            out.writeLong(value.getTime());
        }
    }

    /** Reads a {@code java.util.Date}. */
    @SuppressWarnings("JavaUtilDate")
    public static @Nullable Date readDate(WireReader in) {
        return in.readPresence() ? new Date(in.readLong()) : null;
    }

    private static void write(WireWriter out, LocalDate value) {
        out.writeLong(value.toEpochDay());
    }

    private static LocalDate date(WireReader in) {
        return LocalDate.ofEpochDay(checked(in.readLong(), LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()));
    }

    private static void write(WireWriter out, LocalTime value) {
        out.writeLong(value.toNanoOfDay());
    }

    private static LocalTime time(WireReader in) {
        return LocalTime.ofNanoOfDay(checked(in.readLong(), 0, LocalTime.MAX.toNanoOfDay()));
    }

    private static void write(WireWriter out, LocalDateTime value) {
        write(out, value.toLocalDate());
        write(out, value.toLocalTime());
    }

    private static LocalDateTime dateTime(WireReader in) {
        return LocalDateTime.of(date(in), time(in));
    }

    private static void write(WireWriter out, ZoneOffset value) {
        out.writeInt(value.getTotalSeconds());
    }

    private static ZoneOffset offset(WireReader in) {
        return ZoneOffset.ofTotalSeconds((int) checked(in.readInt(), -MAX_OFFSET, MAX_OFFSET));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (RuntimeException e) {
            throw WireException.of("This JVM knows no time zone " + id + ": " + e.getMessage(), e);
        }
    }

    private static int year(WireReader in) {
        return (int) checked(in.readInt(), Year.MIN_VALUE, Year.MAX_VALUE);
    }

    private static int month(WireReader in) {
        return (int) checked(in.readByte(), 1, 12);
    }

    private static int nano(WireReader in) {
        return (int) checked(in.readInt(), 0, MAX_NANO);
    }

    private static long checked(long value, long least, long greatest) {
        if (value < least || value > greatest) {
            throw WireException.of(
                    "No part of a date or time: " + value + " is not between " + least + " and " + greatest);
        }
        return value;
    }
}
