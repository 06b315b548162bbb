import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import './Toast.css';

interface Message {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
  readonly action?: { readonly label: string; readonly run: () => void };
}
type Show = (text: string, options?: { tone?: Message['tone']; action?: Message['action'] }) => void;

const ToastContext = createContext<Show>(() => undefined);
/** Long enough to read twenty characters twice. */
const SHOWN_MS = 6000;
let nextId = 1;

/** Holds the short messages at the foot of the page, in a live region that is always there so that it is read out. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const drop = useCallback((id: number) => setMessages((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback<Show>((text, options = {}) => {
    const { tone = 'good', action } = options;
    const message: Message = { id: nextId++, text, tone, ...(action === undefined ? {} : { action }) };
    setMessages((all) => [...all.slice(-2), message]);
  }, []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {messages.map((message) => (
          <Toast key={message.id} message={message} onGone={drop} />
        ))}
      </div>
    </ToastContext>
  );
}

function Toast({
  message,
  onGone,
}: {
  readonly message: Message;
  readonly onGone: (id: number) => void;
}): ReactNode {
  const { id, text, tone, action } = message;
  useEffect(() => {
    const timer = setTimeout(() => onGone(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, onGone]);
  return (
    <div className={`toast toast-${tone}`}>
      <span>{text}</span>
      {action !== undefined && (
        <button
          type="button"
          onClick={() => {
            action.run();
            onGone(id);
          }}
        >
          {action.label}
        </button>
      )}
    </div>
  );
}

/** Shows a short message. */
export function useToast(): Show {
  return use(ToastContext);
}
