extension ManualPage {
    /// What concerns several subcommands.
    static let sections: [(title: String, text: String)] = [
        (
            "NUMBERS",
            """
            Whole numbers can be written as 1000000, 1_000_000, 1e6, 10^6, 2^20, 0x100000, or with \
            a suffix: 5k, 5M, 5G and 5T are powers of 1000, and 5Ki, 5Mi, 5Gi and 5Ti are powers of \
            1024. They are exact: 1.5e9 is a whole number, 1.5 is none.
            """
        ),
        (
            "EXIT STATUS",
            """
            0: all was done.

            1: something failed that is no matter of the command line, such as a file that cannot be \
            written, or samples are missing ('pikit merge').

            64: the command line is wrong. One line says what would be right.

            128 + n: signal n ended the run: 129 is SIGHUP, 130 is SIGINT, 143 is SIGTERM.
            """
        ),
        (
            "ENVIRONMENT",
            """
            GSL_RNG_TYPE: the generator where --generator is not given.

            GSL_RNG_SEED: the seed where --seed is not given, in C's notation.

            PIKIT_KERNEL: the kernel where --kernel is not given.

            COLUMNS: the width of help texts and tables where there is no terminal that says it.
            """
        ),
        (
            "FILES",
            """
            While a run uses a record FILE, it is locked by .FILE.lock in the same folder, and a new \
            record is written to .FILE.new before it takes the place of the old one.
            """
        ),
    ]
}
