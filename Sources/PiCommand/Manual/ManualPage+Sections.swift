extension ManualPage {
    /// What concerns several subcommands.
    static let sections = [
        (
            "NUMBERS",
            ManualText.paragraphs(
                """
                Whole numbers can be written as 1000000, 1_000_000, 1e6, 10^6, 2^20, 0x100000, or \
                with a suffix: 5k, 5M, 5G and 5T are powers of 1000, and 5Ki, 5Mi, 5Gi and 5Ti are \
                powers of 1024. They are exact: 1.5e9 is a whole number, 1.5 is none.
                """)
        ),
        (
            "EXIT STATUS",
            ManualText.items([
                "0": "All was done.",
                "1": """
                Something failed for another reason than the command line, such as a file that cannot \
                be written; or samples are missing, or hits differ.
                """,
                "64": "The command line is wrong. One line says what would be right.",
                "128 + n": """
                Signal n has ended the run early: 129 is SIGHUP, 130 is SIGINT, 143 is SIGTERM.
                """,
            ])
        ),
        (
            "ENVIRONMENT",
            ManualText.items([
                "GSL_RNG_TYPE": "The generator where --generator is not given.",
                "GSL_RNG_SEED": "The seed where --seed is not given, in C's notation.",
                "PIKIT_KERNEL": "The kernel where --kernel is not given.",
                "COLUMNS": "The width of help texts, and of tables on a terminal that has none.",
            ])
        ),
        (
            "FILES",
            ManualText.paragraphs(
                """
                While a run uses a record FILE, it is locked by .FILE.lock in the same folder, and a \
                new record is written to .FILE.new before it takes the place of the old one.
                """)
        ),
    ]
}
